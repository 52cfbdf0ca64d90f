import { type AuditRecord, auditEntry, chainAuditEntry, isSealed } from '@assay/core';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { gateKinds, sealKind } from '../read-chain.ts';

const auditRecord = auditEntry.extend({ sequence: z.number().int(), previous: z.string(), hash: z.string(), seal: z.string().optional() });
const linkOnly = z.strictObject({ sequence: z.number().int(), previous: z.string(), hash: z.string() });

/** A bundle's part of the audit chain. */
export interface BundledRecords {
  readonly records: readonly AuditRecord[];
  /** Records of people's runs, of which only the link is told. */
  readonly links: number;
  readonly problem: string | undefined;
}

/** The gate's records whole and sealed, the others by their links: the chain must be one from its first record to its last. */
export function readRecords(text: string | undefined, runners: readonly string[]): BundledRecords {
  const records: AuditRecord[] = [];
  let links = 0;
  const broken = (problem: string): BundledRecords => ({ records, links, problem });
  if (text === undefined) return broken('it is missing');
  let head: { readonly sequence: number; readonly hash: string } | undefined;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const value = parseJson(line);
    const link = linkOnly.safeParse(value).data;
    const record = link === undefined ? auditRecord.safeParse(value).data : undefined;
    const next = link ?? record;
    if (next === undefined) return broken('a record cannot be read');
    const wanted = { sequence: (head?.sequence ?? 0) + 1, previous: head?.hash ?? '0'.repeat(64) };
    if (next.sequence !== wanted.sequence || next.previous !== wanted.previous) return broken(`it breaks at record ${wanted.sequence}`);
    if (record === undefined) links += 1;
    else {
      const { sequence, previous, hash, seal, ...entry } = record;
      if (chainAuditEntry(entry, head).hash !== hash) return broken(`record ${sequence} was edited`);
      if (gateKinds.includes(record.kind) && !isSealed({ seal, hash }, sealKind, runners))
        return broken(`record ${sequence} has no seal of a runner key`);
      records.push({ ...entry, sequence, previous, hash });
    }
    head = { sequence: next.sequence, hash: next.hash };
  }
  return records.length === 0 ? broken('it holds no record of the gate') : { records, links, problem: undefined };
}
