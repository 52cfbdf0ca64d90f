import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './digest.ts';

/** What may be written to the audit chain. Bodies hold digests, counts and names of rules, never a text or a value. */
export const auditEntry = z.object({
  kind: z.enum([
    'run-opened',
    'run-resumed',
    'run-closed',
    'signed-off',
    'document-ingested',
    'document-refused',
    'document-removed',
    'attempt-opened',
    'attempt-resumed',
    'attempt-closed',
    'attempt-explained',
    'evidence-recorded',
    'evidence-approved',
    'evidence-extended',
    'tool-revoked',
    'engine-changed',
    'policy-installed',
    'switched-off',
    'switched-on',
    'key-created',
    'key-revoked',
    'key-refused',
    'signed-in',
    'signed-out',
    'session-ended',
    'chain-signed',
    'hold-placed',
    'hold-released',
    'content-erased',
    'service-started',
    'backup-made',
    'backup-restored',
    'feedback-given',
    'drift-found',
    'drift-closed',
  ]),
  at: z.string(),
  actor: z.string(),
  body: z.record(z.string(), z.json()),
});

export type AuditEntry = z.infer<typeof auditEntry>;

/** An entry in its place in the chain. */
export type AuditRecord = AuditEntry & {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  /** A signature over the hash, for records that decide something: without the key none can be put in. Not part of the hash. */
  readonly seal?: string;
};

/** Signs a record's hash. */
export type Seal = (hash: string) => string;

/** The `previous` of the first record. */
export const chainStart = '0'.repeat(64);

/** Puts an entry after a record: the hash covers sequence, predecessor and the whole entry. */
export function chainAuditEntry(entry: AuditEntry, head: Pick<AuditRecord, 'sequence' | 'hash'> | undefined): AuditRecord {
  const linked = { ...entry, sequence: (head?.sequence ?? 0) + 1, previous: head?.hash ?? chainStart };
  return { ...linked, hash: sha256(canonicalJson(linked)) };
}

/** What became of a walk along a chain. */
export type ChainVerdict =
  | { readonly status: 'whole'; readonly records: number }
  | { readonly status: 'broken'; readonly sequence: number; readonly reason: string };

/** Walks the chain and says where it breaks, or that it is whole. */
export function verifyAuditChain(records: readonly AuditRecord[]): ChainVerdict {
  const walk = chainWalk();
  for (const record of records) walk.add(record);
  return walk.verdict();
}

/** The same record by record: of a long chain only the last one is kept. */
export function chainWalk(): { add(record: AuditRecord): void; verdict(): ChainVerdict } {
  let head: AuditRecord | undefined;
  let verdict: ChainVerdict = { status: 'whole', records: 0 };
  return {
    add(record) {
      if (verdict.status === 'broken') return;
      const { sequence, previous, hash, seal: _seal, ...entry } = record;
      const expected = chainAuditEntry(entry, head);
      const isAltered = previous !== expected.previous || hash !== expected.hash;
      if (sequence !== expected.sequence) verdict = { status: 'broken', sequence, reason: `record ${expected.sequence} is missing` };
      else if (isAltered) verdict = { status: 'broken', sequence, reason: `record ${sequence} was altered` };
      else verdict = { status: 'whole', records: verdict.records + 1 };
      head = record;
    },
    verdict: () => verdict,
  };
}
