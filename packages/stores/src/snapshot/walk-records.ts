import { type AuditRecord, auditEntry, type ChainVerdict, chainWalk } from '@assay/core';
import { z } from 'zod';
import type { Row } from './snapshot.ts';

/** Whether the audit chain in a table holds, how long it is and what it ends in. */
export type RecordsVerdict = ChainVerdict & { readonly length: number; readonly head: string };

/** Walks the rows of the audit table one by one; each must hold the record that its other columns name. */
export function recordsWalk(): { add(row: Row): void; verdict(): RecordsVerdict } {
  const walk = chainWalk();
  let [length, head] = [0, ''];
  let damaged: ChainVerdict | undefined;
  return {
    add(row) {
      const [sequence, kind, hash, body] = row;
      length += 1;
      head = String(hash);
      const record = readRecord(body);
      if (record !== undefined && record.sequence === sequence && record.kind === kind && record.hash === hash) walk.add(record);
      else damaged ??= { status: 'broken', sequence: Number(sequence), reason: `record ${sequence} is damaged` };
    },
    verdict: () => ({ ...(damaged ?? walk.verdict()), length, head }),
  };
}

// --- Internal ---

const link = { sequence: z.number().int(), previous: z.string(), hash: z.string() };
const auditRecord = auditEntry.extend(link);

function readRecord(body: unknown): AuditRecord | undefined {
  try {
    return auditRecord.safeParse(JSON.parse(String(body))).data;
  } catch {
    return undefined;
  }
}
