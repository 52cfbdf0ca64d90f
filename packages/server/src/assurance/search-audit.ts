import type { AuditRecord, Store } from '@assay/core';
import type { AuditFilter } from './audit-query.ts';
import { scanAudit } from './scan-audit.ts';

/** Records that one answer looks through at most. */
const mostScanned = 2_000;

/** A page of records; `next` is where to go on, null where the chain ended. A page can be empty and not the last. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  readonly next: number | null;
}

/** Looks for records from a place in the chain on, within bounds. */
export async function searchAudit(
  store: Pick<Store, 'audit'>,
  { after, limit, ...filter }: AuditFilter & { readonly after: number; readonly limit: number },
): Promise<AuditPage> {
  const records: AuditRecord[] = [];
  let scanned = 0;
  for await (const chunk of scanAudit(store, filter, after)) {
    const room = limit - records.length;
    records.push(...chunk.records.slice(0, room));
    const left = chunk.records.length > room;
    if (left || records.length === limit) return { records, next: left ? (records.at(-1)?.sequence ?? after) : chunk.last };
    scanned += chunk.scanned;
    if (scanned >= mostScanned) return { records, next: chunk.last };
  }
  return { records, next: null };
}
