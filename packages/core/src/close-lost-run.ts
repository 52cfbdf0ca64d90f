import type { LeftRun } from './run-beginning.ts';
import type { RunStatus } from './run-event.ts';
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
    const lost = { status: 'failed', code: 'run-lost' } as const;
    await store.audit.append({
      kind: 'run-closed',
      at,
      actor: run.owner,
      body: { run: run.id, configuration: run.configuration, ...lost, output: '', checks: {}, found: { listed: [], more: 0 } },
    });
    await store.runs.append(run.id, { type: 'ended', ...lost, message, notices: [], sequence: events.length + 1, at });
  }
  const status: RunStatus = last?.type === 'ended' ? last.status : 'failed';
  await store.runs.close(run.id, status, run.restorations);
}
