import { type AuditEntry, type AuditRecord, type AuditStore, chainAuditEntry, isSealed } from '@assay/core';

/** The records of the audit chain that the gate decides from, and those that only say, signed, how far the chain went. */
export const gateKinds: readonly AuditEntry['kind'][] = [
  'attempt-opened',
  'attempt-resumed',
  'attempt-closed',
  'attempt-explained',
  'evidence-recorded',
  'evidence-approved',
  'evidence-extended',
  'tool-revoked',
  'switched-off',
  'switched-on',
  'engine-changed',
  'drift-found',
  'drift-closed',
  'policy-installed',
  'chain-signed',
];

/** What a seal on a gate record is signed with. */
export const sealKind = 'assay-audit-record';

/** The newest gate record that the deployment has put its signature to. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The gate's records from a chain that holds, or why it does not. */
export type ChainReading =
  | { readonly status: 'whole'; readonly records: readonly AuditRecord[] }
  | { readonly status: 'broken'; readonly reason: string };

/**
 * Reads the audit chain for the gate: every record is verified once, in order, and a gate record counts only with the seal of
 * a runner key; later readings verify what was added and that the last one known still stands. `readHead` gives the signed
 * head: a chain that does not reach it was cut short.
 */
export function chainReader(
  audit: AuditStore,
  readHead: (runners: readonly string[]) => Promise<ChainHead | 'missing'>,
): (runners: readonly string[]) => Promise<ChainReading> {
  let last: ChainHead | undefined;
  const known: AuditRecord[] = [];
  let reading: Promise<ChainReading> = Promise.resolve({ status: 'whole', records: [] });

  const read = async (runners: readonly string[]): Promise<ChainReading> => {
    // The head first: a record that comes between the two readings is not missing from the chain.
    const signed = await readHead(runners);
    const before = last;
    const records = await audit.read(undefined, before?.sequence ?? 0);
    const added = before === undefined ? records : records.slice(1);
    if (before !== undefined && records[0]?.hash !== before.hash)
      return { status: 'broken', reason: `the audit chain was rewritten at record ${before.sequence} while this process ran` };
    let head = before;
    for (const record of added) {
      const { sequence, previous, hash, seal, ...entry } = record;
      const expected = chainAuditEntry(entry, head);
      if (sequence !== expected.sequence || previous !== expected.previous || hash !== expected.hash)
        return { status: 'broken', reason: `the audit chain breaks at record ${expected.sequence}` };
      if (gateKinds.includes(record.kind) && !isSealed({ seal, hash }, sealKind, runners))
        return {
          status: 'broken',
          reason: `record ${sequence} of the audit chain was not written by this deployment: it has no seal of a runner key`,
        };
      head = { sequence, hash };
    }
    last = head;
    known.push(...added.filter(({ kind }) => gateKinds.includes(kind)));
    return checkHead(known, signed);
  };

  // One after the other: two readings at once would both add the same records.
  return (runners) => {
    const next = () => read(runners);
    reading = reading.then(next, next);
    return reading;
  };
}

// --- Internal ---

function checkHead(records: readonly AuditRecord[], head: ChainHead | 'missing'): ChainReading {
  if (head === 'missing') {
    if (records.length === 0) return { status: 'whole', records };
    return { status: 'broken', reason: 'the signed head of the audit chain is missing; restore audit-head.json from a backup' };
  }
  const found = records.find(({ sequence }) => sequence === head.sequence);
  if (found?.hash === head.hash) return { status: 'whole', records };
  const reason = found === undefined ? 'was cut short' : 'was rewritten';
  return { status: 'broken', reason: `the audit chain ${reason}: record ${head.sequence}, which this deployment signed, is not in it` };
}
