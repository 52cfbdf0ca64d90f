import { type AuditEntry, type AuditRecord, auditEntry } from '@assay/core';
import { z } from 'zod';
import { readRow } from './read-row.ts';

// What was read as JSON is JSON: it is not walked through again. A node reads what all the others write.
const body = z.record(
  z.string(),
  z.custom<AuditEntry['body'][string]>(() => true),
);
const auditRecord = auditEntry.extend({
  body,
  sequence: z.number().int(),
  previous: z.string(),
  hash: z.string(),
  seal: z.string().optional(),
});

/** A record of the audit chain as a row holds it. */
export function readAuditRecord(body: unknown): AuditRecord {
  const { seal, ...record } = readRow(body, auditRecord, 'audit record');
  return seal === undefined ? record : { ...record, seal };
}
