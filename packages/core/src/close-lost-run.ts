import { lostEnd, recordLost } from './record-lost.ts';
import type { LeftRun } from './run-beginning.ts';
import type { RunParts } from './run-request.ts';

/** Ends a run that nobody works on any more: a closing audit record, then its last event, then its row, whatever of it was missing. */
export async function closeLostRun(
  { run, events }: LeftRun,
  message: string,
  { store, now }: Pick<RunParts, 'store' | 'now'>,
): Promise<void> {
  const last = events.at(-1);
  const at = now().toISOString();
  // Its closing record was written before it was told to have ended.
  if (last?.type !== 'ended') {
    await recordLost(store.audit, { run: run.id, actor: run.owner, configuration: run.configuration, at });
    // One write, as where a run ends by itself.
    await Promise.all([
      store.runs.close(run.id, lostEnd.status, run.restorations),
      store.runs.append(run.id, { type: 'ended', ...lostEnd, message, notices: [], sequence: events.length + 1, at }),
    ]);
  } else await store.runs.close(run.id, last.status, run.restorations);
}
