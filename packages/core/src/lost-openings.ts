import type { AuditRecord } from './audit.ts';
import type { RunParts } from './run-request.ts';

/** A run is kept at once when its opening record is written: where a process stopped between the two, that is among the last records. */
const lastRecords = 2_000;

/** Opening records shortly before one of the chain that have neither a closing record nor a run. */
export async function lostOpenings({ audit, runs }: RunParts['store'], before: number): Promise<readonly AuditRecord[]> {
  const records = await audit.read(['run-opened', 'run-closed'], Math.max(0, before - lastRecords));
  const closed = new Set(records.flatMap(({ kind, body }) => (kind === 'run-closed' ? [body.run] : [])));
  const lost: AuditRecord[] = [];
  for (const record of records) {
    const { kind, body } = record;
    if (kind === 'run-opened' && !closed.has(body.run ?? null) && (await runs.get(String(body.run))) === undefined) lost.push(record);
  }
  return lost;
}

/** Closes opening records that were lost a while ago; one whose run has come meanwhile is left alone. */
export async function closeLostOpenings(records: readonly AuditRecord[], { store, now }: Pick<RunParts, 'store' | 'now'>): Promise<void> {
  for (const { actor, body } of records) {
    if ((await store.runs.get(String(body.run))) !== undefined) continue;
    const { run = '', configuration = '' } = body;
    const end = { status: 'failed', code: 'run-lost', output: '', checks: {}, found: { listed: [], more: 0 } };
    await store.audit.append({ kind: 'run-closed', at: now().toISOString(), actor, body: { run, configuration, ...end } });
  }
}
