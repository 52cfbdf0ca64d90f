import type { AuditRecord } from './audit.ts';
import { recordLost } from './record-lost.ts';
import type { RunParts } from './run-request.ts';

/** Where a process stopped between an opening record and its run, that is among the last records before the next one starts. */
const lastRecords = 2_000;

/** Finds opening records of runs that were never kept, and closes them. */
export interface LostOpenings {
  /** Closes those that were lost at the look before already: a run is kept a moment after its opening record. */
  look(): Promise<number>;
}

/** Looks from shortly before a record of the chain on; each look goes on where the one before ended. */
export function lostOpenings({ store, now }: Pick<RunParts, 'store' | 'now'>, before: number): LostOpenings {
  const open = new Map<string, AuditRecord>();
  let from = Math.max(0, before - lastRecords);
  return {
    async look() {
      const known = [...open.keys()];
      for (const record of await store.audit.read(['run-opened', 'run-closed'], from)) {
        const run = String(record.body.run);
        if (record.kind === 'run-opened') open.set(run, record);
        else open.delete(run);
        from = record.sequence + 1;
      }
      let closed = 0;
      for (const run of known) {
        const opening = open.get(run);
        if (opening === undefined) continue;
        // One that was kept is dealt with as a run.
        if ((await store.runs.get(run)) === undefined) {
          const { actor, body } = opening;
          await recordLost(store.audit, { run, actor, configuration: String(body.configuration ?? ''), at: now().toISOString() });
          closed += 1;
        }
        open.delete(run);
      }
      return closed;
    },
  };
}
