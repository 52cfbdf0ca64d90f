import { AssayError, type Caller, type Store, type StoredRun } from '@assay/core';

/** A run of a caller; one of somebody else is as absent as one that never was. */
export async function ownRun(id: string, caller: Pick<Caller, 'id'>, { runs }: Pick<Store, 'runs'>): Promise<StoredRun> {
  const run = await runs.get(id);
  if (run === undefined || run.owner !== caller.id)
    throw new AssayError('not-found', 'There is no such run, or it is not yours. Start a new one.');
  return run;
}

/** The same for who wants to work with it: one that was erased has nothing to show. */
export async function readableRun(id: string, caller: Pick<Caller, 'id'>, store: Pick<Store, 'runs'>): Promise<StoredRun> {
  const run = await ownRun(id, caller, store);
  if (run.erasedAt !== undefined)
    throw new AssayError(
      'erased',
      `What this run was given and told was erased on ${run.erasedAt.slice(0, 10)}. Only the record that it took place is kept.`,
    );
  return run;
}
