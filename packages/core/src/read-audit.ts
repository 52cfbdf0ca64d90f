import type { AuditEntry, AuditRecord } from './audit.ts';
import type { AuditStore } from './store.ts';

/** Records read in one go. */
const stretch = 500;

/** The records of a chain one by one, read a stretch at a time: however long it is, little of it is in memory. */
export async function* readAudit(
  audit: Pick<AuditStore, 'read'>,
  kinds?: readonly AuditEntry['kind'][],
): AsyncGenerator<AuditRecord, void> {
  for (let from = 1; ; ) {
    const records = await audit.read(kinds, from, stretch);
    yield* records;
    const last = records.at(-1);
    if (last === undefined || records.length < stretch) return;
    from = last.sequence + 1;
  }
}
