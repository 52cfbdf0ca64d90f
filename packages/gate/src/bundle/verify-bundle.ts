import {
  type AuditRecord,
  auditEntry,
  chainAuditEntry,
  digestOf,
  type EvidenceRecord,
  evidenceRecord,
  openEnvelope,
  readChainedLog,
  sha256,
} from '@assay/core';
import { z } from 'zod';
import { readApproval } from '../explain-tool.ts';
import { envelopedPolicy } from '../gate-policy.ts';
import { verifyEvidence } from '../verify-evidence.ts';
import { type Bundle, bundleType } from './bundle-file.ts';
import { type Countersignature, verifyCountersignature } from './countersignature.ts';
import { partsInSource } from './parts-in-source.ts';

/** One thing that was checked of a bundle. */
export interface BundleCheck {
  readonly what: string;
  readonly holds: boolean;
  readonly detail: string;
}

/** What a bundle proves: every check, its evidence, and who signed under it. */
export interface BundleVerdict {
  readonly checks: readonly BundleCheck[];
  readonly evidence: readonly EvidenceRecord[];
  readonly signedBy: string;
  readonly countersigned: readonly { readonly keyId: string; readonly said: Countersignature }[];
}

const auditRecord = auditEntry.extend({ sequence: z.number().int(), previous: z.string(), hash: z.string() });
const linkOnly = z.strictObject({ sequence: z.number().int(), previous: z.string(), hash: z.string() });

/**
 * Proves a bundle by itself, without the deployment that made it: the maker's signature, every file's digest, the audit chain,
 * each run log byte for byte, each piece of evidence against its signature, and the code and data against the parts lists.
 * Whose key signed must be confirmed with its owner: the bundle can only say that one key did.
 */
export async function verifyBundle(bundle: Bundle, now: Date): Promise<BundleVerdict> {
  const checks: BundleCheck[] = [];
  const note = (what: string, problem: string | undefined, detail = '') =>
    checks.push({ what, holds: problem === undefined, detail: problem ?? detail });
  const text = (path: string) => {
    const bytes = bundle.files.get(path);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
  };

  const policy = envelopedPolicy(text('policies/current.json') ?? '');
  note('gate policy', policy === undefined ? 'it is missing or not a policy' : undefined);
  const runners = policy?.runners ?? [];
  const opened = openEnvelope(bundle.signature, bundleType, runners);
  const isSigned = opened?.text === bundle.manifestText;
  note(
    'signature of the manifest',
    isSigned ? undefined : 'no runner key of the bundled policy signed it',
    `key ${opened?.keyIds[0]?.slice(0, 12) ?? ''}`,
  );
  note('digests of the files', wrongFile(bundle), `${bundle.files.size} files`);

  const chain = readRecords(text('audit/records.jsonl'));
  note('audit chain', chain.problem, `${chain.records.length} records of the gate`);

  const evidence: EvidenceRecord[] = [];
  const recorded = new Map(
    chain.records.flatMap(({ kind, body }) => (kind === 'evidence-recorded' ? [[String(body.evidence), String(body.envelope)]] : [])),
  );
  for (const path of [...bundle.files.keys()].filter((name) => name.startsWith('evidence/')).sort()) {
    const record = evidenceRecord.safeParse(parseJson(text(path) ?? '')).data;
    if (record === undefined) {
      note(path, 'it is not evidence');
      continue;
    }
    evidence.push(record);
    note(
      `evidence for ${record.report.suite}`,
      await wrongEvidence(record, { runners, text, recorded, configuration: bundle.manifest.configuration }),
      record.report.status,
    );
    note(`code and data of ${record.report.suite}`, partsInSource(record, bundle.files));
  }
  if (evidence.length === 0) note('evidence', 'there is none');
  if (policy !== undefined)
    for (const { at, approval } of chain.records.flatMap(readApproval(policy, now)))
      note(
        `approval of ${at}`,
        approval.status === 'refused' ? approval.reason : undefined,
        approval.status === 'verified' ? approval.statement.predicate.assay.name : '',
      );

  const countersigned = bundle.countersignatures.map((sealed) => verifyCountersignature(sealed, bundle, now));
  for (const item of countersigned)
    note(
      'counter-signature',
      item.status === 'refused' ? item.reason : undefined,
      item.status === 'verified' ? `${item.said.name}, ${item.said.organisation}; theirs, not an approval here` : '',
    );
  return {
    checks,
    evidence,
    signedBy: opened?.keyIds[0] ?? '',
    countersigned: countersigned.flatMap((item) => (item.status === 'verified' ? [{ keyId: item.keyId, said: item.said }] : [])),
  };
}

// --- Internal ---

function wrongFile({ manifest, files }: Bundle): string | undefined {
  const unlisted = [...files.keys()].find((path) => manifest.files[path] === undefined);
  if (unlisted !== undefined) return `${unlisted} is not in the manifest`;
  for (const [path, digest] of Object.entries(manifest.files)) {
    const bytes = files.get(path);
    if (bytes === undefined) return `${path} is missing`;
    if (sha256(bytes) !== digest) return `${path} is not the file that was signed`;
  }
  return undefined;
}

/** The gate's records whole, the others by their links: the chain must be one from its first record to its last. */
function readRecords(text: string | undefined): { readonly records: readonly AuditRecord[]; readonly problem: string | undefined } {
  const records: AuditRecord[] = [];
  if (text === undefined) return { records, problem: 'it is missing' };
  let head: { readonly sequence: number; readonly hash: string } | undefined;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const value = parseJson(line);
    const link = linkOnly.safeParse(value).data;
    const record = auditRecord.safeParse(value).data;
    const next = link ?? record;
    if (next === undefined) return { records, problem: 'a record cannot be read' };
    const wanted = { sequence: (head?.sequence ?? 0) + 1, previous: head?.hash ?? '0'.repeat(64) };
    if (next.sequence !== wanted.sequence || next.previous !== wanted.previous)
      return { records, problem: `it breaks at record ${wanted.sequence}` };
    if (record !== undefined) {
      const { sequence: _s, previous: _p, hash, ...entry } = record;
      if (chainAuditEntry(entry, head).hash !== hash) return { records, problem: `record ${record.sequence} was edited` };
      records.push(record);
    }
    head = { sequence: next.sequence, hash: next.hash };
  }
  return { records, problem: records.length === 0 ? 'it holds no record of the gate' : undefined };
}

async function wrongEvidence(
  record: EvidenceRecord,
  facts: {
    readonly runners: readonly string[];
    readonly text: (path: string) => string | undefined;
    readonly recorded: ReadonlyMap<string, string>;
    readonly configuration: string;
  },
): Promise<string | undefined> {
  const log = facts.text(`logs/${record.logFile}`);
  const verified = await verifyEvidence(record, { runners: facts.runners, readLog: async () => log });
  if (verified.status === 'refused') return verified.reason;
  if (facts.recorded.get(record.id) !== digestOf(record.envelope)) return 'it is not in the audit chain';
  const chained = readChainedLog(log ?? '');
  if (chained.status === 'broken') return `its run log breaks at line ${chained.line}: ${chained.reason}`;
  const isOfTool = record.report.tool !== 'guardrails';
  if (isOfTool && record.report.digests.configuration !== facts.configuration) return 'it is of another configuration than the bundle';
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
