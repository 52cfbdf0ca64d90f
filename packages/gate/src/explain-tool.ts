import { type AuditRecord, digestOf, type EvidenceRecord, envelope, type GateState } from '@assay/core';
import { type VerifiedApproval, verifyApproval } from './approval.ts';
import { countedSince, openDrift } from './drift/counted-since.ts';
import type { LoadedTool } from './gate.ts';
import type { GatePolicy } from './gate-policy.ts';
import { judgeSuite, type Requirement, type SuiteJudgement } from './judge-suite.ts';
import { type Attempt, readAttempts } from './read-attempts.ts';
import type { VerifiedEvidence } from './verify-evidence.ts';

/** An approval or extension as the chain holds it, and whether it counts for what stands now. */
export interface ApprovalReading {
  readonly at: string;
  readonly kind: 'approval' | 'extension';
  readonly approval: VerifiedApproval;
  /** It covers the newest evidence of every suite that the policy asks for. */
  readonly isCurrent: boolean;
}

/** Where a tool stands and all that this rests on. */
export interface ToolExplanation {
  readonly state: GateState;
  readonly reasons: readonly string[];
  readonly command: string;
  /** How strong the evidence is, in words; empty where it does not pass. */
  readonly words: string;
  readonly suites: readonly SuiteJudgement[];
  readonly approvals: readonly ApprovalReading[];
  readonly policy: GatePolicy;
  /** The record from which use is counted against the evidence. */
  readonly countedSince: number;
}

/** What a decision on one tool rests on. */
export interface Situation {
  readonly tool: string;
  readonly loaded: LoadedTool & { status: 'listed' };
  readonly policy: GatePolicy;
  readonly engine: string;
  readonly evidence: readonly EvidenceRecord[];
  readonly verify: (record: EvidenceRecord) => Promise<VerifiedEvidence>;
  readonly records: readonly AuditRecord[];
  readonly now: Date;
  readonly isAlive: (process: number, since: Date) => boolean;
}

/** The worst state decides; each is a row, in the order in which a person should deal with them. */
const severity: readonly SuiteJudgement['state'][] = ['failed', 'inconclusive', 'drifted', 'unmeasured', 'running', 'expired', 'passed'];

/** What must be measured of every tool, whatever it is offered with. */
const needed: readonly Requirement['kind'][] = ['accuracy', 'bias'];

const tierRank = { synthetic: 0, public: 1, departmental: 2 } as const;

/** Decides where a tool stands from verified evidence and a verified chain. */
export async function explainTool(situation: Situation): Promise<ToolExplanation> {
  const { tool, loaded, policy, records, now } = situation;
  const revocation = records.findLast(({ kind, body }) => kind === 'tool-revoked' && body.tool === tool);
  const requirements = loaded.requirements.filter(({ tier }) => tier === 'gate' || policy.requires.deep);
  const attempts = readAttempts(records);
  const read = records.filter(({ body }) => body.tool === tool).flatMap(readApproval(policy, now));
  const facts = {
    // What was measured on another engine says nothing of this one, not even what changed.
    evidence: situation.evidence.filter(({ report }) => report.engine === situation.engine),
    records,
    attempts,
    now,
    evidenceDays: policy.evidenceDays,
    verify: situation.verify,
    extendedUntil: (digest: string, expired: Date) => extensionOf(read, digest, expired),
    isAlive: situation.isAlive,
  };
  const suites = await Promise.all(requirements.map((requirement) => judgeSuite(requirement, facts)));
  const standing = suites.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence]));
  const approvals = read.map(({ at, kind, sequence, approval }) => ({
    at,
    kind: kind === 'evidence-approved' ? ('approval' as const) : ('extension' as const),
    approval,
    isCurrent:
      kind === 'evidence-approved' &&
      // A revocation ends what was approved before it.
      sequence > (revocation?.sequence ?? 0) &&
      approval.status === 'verified' &&
      approval.statement.subject[0]?.name === `${tool}@${situation.engine}` &&
      approval.statement.subject[0].digest.sha256 === loaded.configuration &&
      standing.length === suites.length &&
      standing.every(({ record }) => approval.covers.has(digestOf(record.envelope)) && isAfter(approval, record.report.timing.finishedAt)),
  }));
  const use = { tool, engine: situation.engine, configuration: loaded.configuration, requirements, attempts };
  const onEngine = situation.engine === 'embedded' ? '' : ` --engine ${situation.engine}`;
  const command = `npx assay eval run ${tool}${onEngine}`;
  const answer = (state: GateState, reasons: readonly string[], more: Partial<ToolExplanation> = {}): ToolExplanation => ({
    state,
    reasons,
    command,
    words: '',
    suites,
    approvals,
    policy,
    countedSince: countedSince(records, use),
    ...more,
  });

  if (revocation !== undefined && !requirements.every((requirement) => passedAfter(revocation.sequence, requirement, attempts)))
    return answer('revoked', [`it was revoked: ${String(revocation.body.reason)}`]);
  const changed = records.findLast(({ kind, body }) => kind === 'engine-changed' && body.engine === situation.engine);
  if (changed !== undefined && !requirements.every((requirement) => passedAfter(changed.sequence, requirement, attempts)))
    return answer('drifted', [changeOf(changed)]);
  const drift = openDrift(records, use);
  if (drift !== undefined)
    return answer('drifted', [driftOf(drift)], { command: `${command}, or npx assay gate drift --close ${tool}${onEngine} --reason TEXT` });
  const unasked = needed.filter((kind) => !requirements.some((requirement) => requirement.kind === kind));
  if (unasked.length > 0) return answer('unmeasured', [`it is offered without a suite for ${unasked.join(' or ')}`]);
  if (policy.requires.deep && !requirements.some(({ tier }) => tier === 'deep'))
    return answer('unmeasured', ['the policy asks for deep suites and it is offered without one']);

  const worst = severity.find((state) => suites.some((judgement) => judgement.state === state)) ?? 'unmeasured';
  const reasons = [...new Set(suites.flatMap((judgement) => judgement.reasons))];
  if (worst !== 'passed') return answer(worst, reasons, { command: commandFor(worst, suites, command, policy) });

  const tiers = suites.flatMap(({ suite, evidence }) =>
    evidence === undefined || !isOfAccuracy(suite, requirements) ? [] : [evidence.record.report.tier],
  );
  const best = tiers.reduce<keyof typeof tierRank>((a, b) => (tierRank[b] > tierRank[a] ? b : a), 'synthetic');
  const words =
    best === 'synthetic'
      ? 'passed (synthetic only): measured on synthetic data written by this project; not evidence for your department'
      : `passed on ${best} data`;
  if (tierRank[best] < tierRank[policy.requiredTier])
    return answer('passed', [`the policy asks for ${policy.requiredTier} data`], { words });
  if (policy.mode === 'development') return answer('enabled', [], { words });
  const missing = missingApproval(approvals, policy);
  const approve = { command: `npx assay gate approve ${tool}${onEngine} --key FILE --name NAME --reason TEXT`, words };
  if (missing === undefined) return answer('enabled', [], { words });
  return answer(approvals.some(({ isCurrent }) => isCurrent) ? 'approved' : 'passed', [missing], approve);
}

// --- Internal ---

/** Reads approvals and extensions out of chain records, each verified. */
function readApproval(policy: GatePolicy, now: Date) {
  return ({ kind, at, body, sequence }: AuditRecord) => {
    if (kind !== 'evidence-approved' && kind !== 'evidence-extended') return [];
    const parsed = envelope.safeParse(body.approval);
    const approval: VerifiedApproval = parsed.success
      ? verifyApproval(parsed.data, policy, now)
      : { status: 'refused', reason: 'it is not a signed statement' };
    const property = kind === 'evidence-approved' ? 'ASSAY_APPROVED' : 'ASSAY_EXTENDED';
    const isOther = approval.status === 'verified' && approval.statement.predicate.properties[0] !== property;
    return [
      {
        kind,
        at,
        sequence,
        approval: isOther ? ({ status: 'refused', reason: 'it says another thing than its record' } as const) : approval,
      },
    ];
  };
}

/**
 * The earlier of the two latest dates that two different keys have signed for; one key alone extends nothing, and neither does
 * what was signed before the evidence had expired.
 */
function extensionOf(
  read: readonly { readonly kind: string; readonly approval: VerifiedApproval }[],
  digest: string,
  expired: Date,
): Date | undefined {
  const untilByKey = new Map<string, number>();
  for (const { kind, approval } of read) {
    if (kind !== 'evidence-extended' || approval.status === 'refused' || !approval.covers.has(digest)) continue;
    const { timeCreated, assay } = approval.statement.predicate;
    const until = Date.parse(assay.until);
    if (Number.isFinite(until) && Date.parse(timeCreated) >= expired.getTime())
      untilByKey.set(approval.keyId, Math.max(until, untilByKey.get(approval.keyId) ?? 0));
  }
  const [, second] = [...untilByKey.values()].sort((a, b) => b - a);
  return second === undefined ? undefined : new Date(second);
}

function isAfter({ statement }: VerifiedApproval & { status: 'verified' }, finishedAt: string): boolean {
  return Date.parse(statement.predicate.timeCreated) >= Date.parse(finishedAt);
}

/** What an approval in production still lacks. */
function missingApproval(approvals: readonly ApprovalReading[], { requires }: GatePolicy): string | undefined {
  const current = approvals.flatMap(({ approval, isCurrent }) =>
    isCurrent && approval.status === 'verified' ? [approval.statement.predicate.assay] : [],
  );
  if (current.length === 0) {
    const refused = approvals.findLast(({ approval }) => approval.status === 'refused')?.approval;
    const why = refused?.status === 'refused' ? `; an approval does not count: ${refused.reason}` : '';
    return `an assurance officer has not approved its evidence${why}`;
  }
  if (requires.reviewer && !current.some(({ role }) => role.trim() !== '')) return 'the policy asks for a reviewer with name and role';
  if (requires.equalityNote && !current.some(({ equalityNote }) => equalityNote.trim() !== ''))
    return 'the policy asks for the note on due regard to equality beside the approval';
  return undefined;
}

function commandFor(state: GateState, suites: readonly SuiteJudgement[], command: string, { requires }: GatePolicy): string {
  const deep = requires.deep ? `${command} --deep` : command;
  if (state === 'running') return 'npx assay gate status';
  const unexplained = suites.flatMap(({ attempts }) => attempts.filter(({ outcome, reason }) => outcome !== 'passed' && reason === ''));
  if (unexplained.length === 0) return deep;
  // Only a last attempt that was never closed can be gone on with.
  const canResume = unexplained.every((bad) => bad.outcome === 'open' && suites.some(({ attempts }) => attempts.at(-1)?.id === bad.id));
  return canResume ? `${deep} --resume` : `${deep} --reason "why the earlier attempt ended so"`;
}

function isOfAccuracy(suite: string, requirements: readonly Requirement[]): boolean {
  return requirements.some((requirement) => requirement.suite === suite && requirement.kind === 'accuracy');
}

function changeOf({ body, at }: AuditRecord): string {
  const said = body.reported === '' ? 'without naming a model' : `as "${String(body.reported)}"`;
  return `on ${at.slice(0, 10)} the endpoint answered ${said}, which is not what was measured`;
}

function driftOf({ body, at }: AuditRecord): string {
  return `on ${at.slice(0, 10)} its rate in use "${String(body.rate)}" was found above what was measured or expected, and the policy turns it off for that`;
}

/** A revocation ends when every suite was measured again and passed, not when the first of them has. */
function passedAfter(sequence: number, { suite, configuration, suiteParts }: Requirement, attempts: readonly Attempt[]): boolean {
  return attempts.some(
    (attempt) =>
      attempt.suite === suite &&
      attempt.configuration === configuration.digest &&
      attempt.suiteDigest === suiteParts.digest &&
      attempt.outcome === 'passed' &&
      attempt.sequence > sequence,
  );
}
