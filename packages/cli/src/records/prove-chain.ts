import { type AuditRecord, type AuditStore, chainWalk, isSealed, readAudit } from '@assay/core';
import { type ChainHead, gateKinds, sealKind } from '@assay/gate';
import type { Checkpoint } from './checkpoint.ts';

interface ProvingParts {
  readonly audit: Pick<AuditStore, 'read'>;
  /** The keys that may seal a record; without them no signature is looked at. */
  readonly runners: readonly string[] | undefined;
  /** The signed head of the data folder; one that cannot be read is told by who read it. */
  readonly head: ChainHead | 'missing' | 'unread';
  /** What was kept elsewhere. */
  readonly checkpoint?: Checkpoint | undefined;
}

/** A place in the chain, and why it is not what was signed there. */
export interface Breach {
  readonly sequence: number;
  readonly reason: string;
}

/** What a chain proves: where it breaks or what signatures do not hold; and how far it is vouched for. */
export interface ChainProof {
  readonly records: number;
  readonly head: string;
  /** The first is the gravest; empty where everything holds. */
  readonly breaches: readonly Breach[];
  /** Signatures on the way that hold, and the last of them: all before it is as it was then. */
  readonly signed: { readonly count: number; readonly upTo: number; readonly at: string };
}

/** So many breaches are told one by one. */
const mostTold = 20;

/** Walks the chain once: every link, every signature on the way, the signed head, and a checkpoint where there is one. */
export async function proveChain({ audit, runners, head, checkpoint }: ProvingParts): Promise<ChainProof> {
  const walk = chainWalk();
  const unsealed: Breach[] = [];
  const hashes = new Map<number, string>();
  let [count, upTo, at, last] = [0, 0, '', ''];
  let records = 0;
  for await (const record of readAudit(audit)) {
    walk.add(record);
    records += 1;
    last = record.hash;
    if (record.sequence === checkpoint?.records || (typeof head === 'object' && record.sequence === head.sequence))
      hashes.set(record.sequence, record.hash);
    if (runners === undefined || !gateKinds.includes(record.kind)) continue;
    const holds = isSealed(record, sealKind, runners);
    if (holds && walk.verdict().status === 'whole') [count, upTo, at] = [count + 1, record.sequence, record.at];
    if (!holds && unsealed.length < mostTold) unsealed.push({ sequence: record.sequence, reason: unsealedWords(record) });
  }
  const verdict = walk.verdict();
  const broken = verdict.status === 'broken' ? [{ sequence: verdict.sequence, reason: verdict.reason }] : [];
  // The first record of every data folder is sealed.
  const isUnsigned = runners !== undefined && records > 0 && count + unsealed.length + broken.length === 0;
  const unsigned = isUnsigned ? [{ sequence: records, reason: 'nothing of it is signed, and its first record always is' }] : [];
  const breaches = [
    ...broken,
    ...unsealed,
    ...unsigned,
    ...headBreach(head, records, hashes),
    ...checkpointBreach(checkpoint, records, hashes),
  ];
  return { records, head: last, breaches, signed: { count, upTo, at } };
}

// --- Internal ---

type Hashes = ReadonlyMap<number, string>;

function unsealedWords({ sequence, kind, at }: AuditRecord): string {
  return `the signature on record ${sequence} (${kind} of ${at}) does not hold: it, or what came before it, was changed or put in without the key`;
}

function headBreach(head: ProvingParts['head'], records: number, hashes: Hashes): readonly Breach[] {
  if (head === 'unread' || (head === 'missing' && records === 0)) return [];
  if (head === 'missing')
    return [{ sequence: records, reason: 'audit-head.json, which says how far it was signed, is missing; restore it from a backup' }];
  const { sequence, hash } = head;
  if (hashes.get(sequence) === hash) return [];
  const how = records < sequence ? 'was cut short, or an older copy was restored' : 'was rewritten';
  return [{ sequence, reason: `record ${sequence}, with which audit-head.json says that it was signed, is not in it: the chain ${how}` }];
}

function checkpointBreach(checkpoint: Checkpoint | undefined, records: number, hashes: Hashes): readonly Breach[] {
  if (checkpoint === undefined || checkpoint.records === 0) return [];
  const { records: sequence, head } = checkpoint;
  if (records < sequence)
    return [
      {
        sequence,
        reason: `the checkpoint counts ${sequence} records and the chain has ${records}: it was cut short, or an older copy was restored`,
      },
    ];
  if (hashes.get(sequence) === head) return [];
  return [{ sequence, reason: `record ${sequence} is not the one of the checkpoint: the chain was rewritten since` }];
}
