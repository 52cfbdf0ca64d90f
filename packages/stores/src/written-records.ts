import type { AuditRecord } from '@assay/core';

/** Records that this process has just written: the gate reads each of them, and the same bytes are the same record. */
export interface WrittenRecords {
  keep(body: string, record: AuditRecord): AuditRecord;
  find(body: string): AuditRecord | undefined;
}

const mostKept = 1_000;

/** Opens an empty register. */
export function writtenRecords(): WrittenRecords {
  const written = new Map<string, AuditRecord>();
  return {
    keep(body, record) {
      written.set(body, record);
      if (written.size > mostKept) written.delete(written.keys().next().value ?? '');
      return record;
    },
    find: (body) => written.get(body),
  };
}
