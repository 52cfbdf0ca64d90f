import { digestOf, type EvidenceRecord, evidenceRecord, messageOf, openEnvelope, readChainedLog, sha256 } from '@assay/core';
import { explainTool, type ToolExplanation } from '../explain-tool.ts';
import type { LoadedTool } from '../gate.ts';
import { envelopedPolicy, type GatePolicy } from '../gate-policy.ts';
import { verifyEvidence } from '../verify-evidence.ts';
import { type Bundle, bundleType } from './bundle-file.ts';
import { type Countersignature, verifyCountersignature } from './countersignature.ts';
import { partsInSource } from './parts-in-source.ts';
import { type BundledRecords, readRecords } from './read-records.ts';

/** One thing that was checked of a bundle. */
export interface BundleCheck {
  readonly what: string;
  readonly holds: boolean;
  readonly detail: string;
}

/** What a bundle proves: every check, where the tool stood, its evidence, and who signed under it. */
export interface BundleVerdict {
  readonly checks: readonly BundleCheck[];
  readonly evidence: readonly EvidenceRecord[];
  readonly signedBy: string;
  readonly countersigned: readonly { readonly keyId: string; readonly said: Countersignature }[];
}

/**
 * Proves a bundle by itself, without the deployment that made it: the maker's signature, every file's digest, the audit chain
 * and the seals on it, each run log byte for byte, each piece of evidence against its signature, and the code and data against
 * the parts lists; then decides, as the gate did, where the tool stood when the bundle was made. Whose key signed must be
 * confirmed with its owner: the bundle can only say that one key did.
 */
export async function verifyBundle(bundle: Bundle, now: Date): Promise<BundleVerdict> {
  const checks: BundleCheck[] = [];
  const note = (what: string, problem: string | undefined, detail = '') =>
    checks.push({ what, holds: problem === undefined, detail: problem ?? detail });
  const text = (path: string) => {
    const bytes = bundle.files.get(path);
    return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
  };
  try {
    const policy = envelopedPolicy(text('policies/current.json') ?? '');
    note('gate policy', policy === undefined ? 'it is missing or not a policy' : undefined, policy?.mode);
    const runners = policy?.runners ?? [];
    const opened = openEnvelope(bundle.signature, bundleType, runners);
    const isSigned = opened?.text === bundle.manifestText;
    note(
      'signature of the manifest',
      isSigned ? undefined : 'no runner key of the bundled policy signed it',
      `key ${opened?.keyIds[0] ?? ''}`,
    );
    note('digests of the files', wrongFile(bundle), `${bundle.files.size} files`);
    const chain = readRecords(text('audit/records.jsonl'), runners);
    note('audit chain', chain.problem, `${chain.records.length} sealed records of the gate; of ${chain.links} others only the links`);

    const evidence = readEvidence(bundle, text);
    for (const { path, record } of evidence) {
      if (record === undefined) note(path, 'it is not evidence');
      else {
        note(`evidence for ${record.report.suite}`, await wrongEvidence(record, { runners, text, chain }), record.report.status);
        note(`code and data of ${record.report.suite}`, partsInSource(record, bundle.files));
      }
    }
    const records = evidence.flatMap(({ record }) => record ?? []);
    if (policy !== undefined) await noteStanding(bundle, { policy, records, chain, text }, note);
    const countersigned = noteCountersignatures(bundle, now, note);
    return { checks, evidence: records, signedBy: opened?.keyIds[0] ?? '', countersigned };
  } catch (error) {
    // Hostile content can break any step; what could not be checked does not hold.
    note('the bundle', `it cannot be checked: ${messageOf(error)}`);
    return { checks, evidence: [], signedBy: '', countersigned: [] };
  }
}

// --- Internal ---

type Note = (what: string, problem: string | undefined, detail?: string) => void;
type Text = (path: string) => string | undefined;

function wrongFile({ manifest, files }: Bundle): string | undefined {
  const unlisted = [...files.keys()].find((path) => !Object.hasOwn(manifest.files, path));
  if (unlisted !== undefined) return `${unlisted} is not in the manifest`;
  for (const [path, digest] of Object.entries(manifest.files)) {
    const bytes = files.get(path);
    if (bytes === undefined) return `${path} is missing`;
    if (sha256(bytes) !== digest) return `${path} is not the file that was signed`;
  }
  return undefined;
}

function readEvidence({ files }: Bundle, text: Text): readonly { readonly path: string; readonly record: EvidenceRecord | undefined }[] {
  const paths = [...files.keys()].filter((name) => name.startsWith('evidence/')).sort();
  return paths.map((path) => ({ path, record: evidenceRecord.safeParse(JSON.parse(text(path) ?? 'null')).data }));
}

async function wrongEvidence(
  record: EvidenceRecord,
  { runners, text, chain }: { readonly runners: readonly string[]; readonly text: Text; readonly chain: BundledRecords },
): Promise<string | undefined> {
  const verified = await verifyEvidence(record, { runners, logDigest: logDigestIn(text) });
  if (verified.status === 'refused') return verified.reason;
  const isKnown = chain.records.some(({ kind, body }) => kind === 'evidence-recorded' && body.envelope === digestOf(record.envelope));
  if (!isKnown) return 'it is not in the audit chain';
  const chained = readChainedLog(text(`logs/${record.logFile}`) ?? '');
  return chained.status === 'broken' ? `its run log breaks at line ${chained.line}: ${chained.reason}` : undefined;
}

/** Where the tool stood when the bundle was made, decided again from what the bundle holds. */
async function noteStanding(
  { manifest }: Bundle,
  { policy, records, chain, text }: { policy: GatePolicy; records: readonly EvidenceRecord[]; chain: BundledRecords; text: Text },
  note: Note,
): Promise<void> {
  const loaded: LoadedTool & { status: 'listed' } = {
    status: 'listed',
    configuration: manifest.configuration,
    requirements: records.map(({ report, configurationParts, suiteParts }) => ({
      suite: report.suite,
      kind: report.kind ?? 'guardrails',
      tier: 'gate',
      configuration: { digest: report.digests.configuration, parts: configurationParts },
      suiteParts: { digest: report.digests.suite, parts: suiteParts },
    })),
  };
  const foreign = records.find(({ report }) => report.kind !== 'guardrails' && report.digests.configuration !== manifest.configuration);
  if (foreign !== undefined) note('the tool’s own evidence', `${foreign.report.suite} is of another configuration than the bundle`);
  const standing = await explainTool({
    tool: manifest.tool,
    engine: manifest.engine,
    loaded,
    policy: { ...policy, requires: { ...policy.requires, deep: false } },
    evidence: records,
    verify: (record) => verifyEvidence(record, { runners: policy.runners, logDigest: logDigestIn(text) }),
    records: chain.records,
    now: new Date(manifest.createdAt),
    isAlive: () => false,
  });
  const { state, reasons, words } = standing;
  const isGood = state === 'enabled' || state === 'approved' || state === 'passed';
  note(
    `where ${manifest.tool} stood on ${manifest.createdAt}`,
    isGood ? undefined : `${state}: ${reasons.join('; ')}`,
    [state, words, ...reasons].filter((item) => item !== '').join('; '),
  );
  noteApprovals(standing, note);
}

function noteApprovals({ approvals }: ToolExplanation, note: Note): void {
  for (const { at, kind, approval, isCurrent } of approvals) {
    const who = approval.status === 'verified' ? `${approval.statement.predicate.assay.name}, key ${approval.keyId}` : approval.reason;
    // An approval of something else, or by somebody who is trusted no longer, is history: told, and no fault of the bundle.
    note(`${kind} of ${at}`, undefined, isCurrent ? who : `does not count for what stands: ${who}`);
  }
}

function noteCountersignatures(bundle: Bundle, now: Date, note: Note): BundleVerdict['countersigned'] {
  return bundle.countersignatures.flatMap(({ file, envelope }) => {
    const found =
      envelope === undefined
        ? ({ status: 'refused', reason: 'it is not a signature' } as const)
        : verifyCountersignature(envelope, bundle, now);
    if (found.status === 'refused') {
      note(file, found.reason);
      return [];
    }
    const { keyId, said } = found;
    note(
      'counter-signature',
      undefined,
      `key ${keyId} claims to be ${said.name}, ${said.organisation}; confirm with them: "${said.statement}" Theirs, not an approval here`,
    );
    return [{ keyId, said }];
  });
}

/** The digests of the run logs that a bundle holds. */
function logDigestIn(text: Text): (file: string) => Promise<string | undefined> {
  return async (file) => {
    const log = text(`logs/${file}`);
    return log === undefined ? undefined : sha256(log);
  };
}
