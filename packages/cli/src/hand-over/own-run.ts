import { AssayError, localCaller, type RunStore, type StoredRun } from '@assay/core';

/** A run of this machine's user that has content to read; somebody else's is as absent as one that never was. */
export async function ownRun(runs: Pick<RunStore, 'get'>, id: string): Promise<StoredRun> {
  const run = await runs.get(id);
  if (run === undefined || run.owner !== localCaller.id)
    throw new AssayError('not-found', `There is no run ${id.slice(0, 60)} of yours here. The command that drafted it told its name.`);
  if (run.erasedAt !== undefined)
    throw new AssayError('erased', `What this run was given and told was erased on ${run.erasedAt.slice(0, 10)}.`);
  return run;
}
