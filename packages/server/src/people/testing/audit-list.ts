import { type AuditRecord, type AuditStore, chainAuditEntry } from '@assay/core';

/** An audit chain in memory that can be looked at, and made to fail as on a full disk. */
export function auditList(): {
  readonly audit: Pick<AuditStore, 'append'>;
  readonly records: AuditRecord[];
  breakDown(isBroken: boolean): void;
} {
  const records: AuditRecord[] = [];
  let isBroken = false;
  return {
    records,
    breakDown(broken) {
      isBroken = broken;
    },
    audit: {
      async append(entry) {
        if (isBroken) throw new Error('the disk is full');
        const record = chainAuditEntry(entry, records.at(-1));
        records.push(record);
        return record;
      },
    },
  };
}
