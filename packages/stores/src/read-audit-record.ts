import { type AuditRecord, auditEntry } from '@assay/core';
import { z } from 'zod';
import { readRow } from './read-row.ts';

const auditRecord = auditEntry.extend({ sequence: z.number().int(), previous: z.string(), hash: z.string(), seal: z.string().optional() });

/** A record of the audit chain as a row holds it. */
export function readAuditRecord(body: unknown): AuditRecord {
  const { seal, ...record } = readRow(body, auditRecord, 'audit record');
  return seal === undefined ? record : { ...record, seal };
}
