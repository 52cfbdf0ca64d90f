import { type AuditRecord, describeChanges, digestOf, type EvidenceRecord, type GateState, type Part } from '@assay/core';
import type { Attempt } from './read-attempts.ts';
import type { VerifiedEvidence } from './verify-evidence.ts';

/** A suite that must have passed before a tool may run, as it stands now. */
export interface Requirement {
  readonly suite: string;
  readonly kind: 'accuracy' | 'bias' | 'guardrails';
  /** `deep` suites count where the policy asks for them. */
  readonly tier: 'gate' | 'deep';
  /** The configuration that the suite measures: the tool's own, or for the guardrails the bare layer's. */
  readonly configuration: { readonly digest: string; readonly parts: readonly Part[] };
  readonly suiteParts: { readonly digest: string; readonly parts: readonly Part[] };
}

/** Evidence whose signature and every digest hold. */
type CurrentEvidence = VerifiedEvidence & { readonly status: 'verified' };

/** What the evidence says about one required suite. */
export interface SuiteJudgement {
  readonly suite: string;
  readonly state: Exclude<GateState, 'enabled' | 'approved' | 'revoked'>;
  readonly reasons: readonly string[];
  /** The newest evidence for exactly what is loaded, whatever it says. */
  readonly evidence?: CurrentEvidence;
  /** Every try at this suite with this configuration, whatever the suite's own version. */
  readonly attempts: readonly Attempt[];
}

/** What a suite is judged from. */
export interface Facts {
  readonly evidence: readonly EvidenceRecord[];
  readonly records: readonly AuditRecord[];
  readonly attempts: readonly Attempt[];
  readonly now: Date;
  readonly evidenceDays: number;
  readonly verify: (record: EvidenceRecord) => Promise<VerifiedEvidence>;
  /** Until when two officers let evidence stand that expired on a day, by the digest of its envelope. */
  readonly extendedUntil: (envelope: string, expired: Date) => Date | undefined;
  readonly isAlive: (process: number, since: Date) => boolean;
}

const day = 24 * 60 * 60 * 1_000;

/** Expired evidence can stand so much longer, and no more. */
export const longestExtensionDays = 14;

/** Judges one suite for the configuration and suite that are loaded now; anything unclear is not a pass. */
export async function judgeSuite(requirement: Requirement, facts: Facts): Promise<SuiteJudgement> {
  const { suite, configuration, suiteParts } = requirement;
  const attempts = facts.attempts.filter((attempt) => attempt.suite === suite && attempt.configuration === configuration.digest);
  const judged = (state: SuiteJudgement['state'], reasons: readonly string[], evidence?: CurrentEvidence): SuiteJudgement => ({
    suite,
    state,
    reasons,
    attempts,
    ...(evidence === undefined ? {} : { evidence }),
  });
  const exact = attempts.filter(({ suiteDigest }) => suiteDigest === suiteParts.digest);
  if (exact.some(({ outcome, reason, process, at }) => outcome === 'open' && reason === '' && facts.isAlive(process, new Date(at))))
    return judged('running', [`${suite} is being measured`]);

  const standing = standingRecord(exact, facts);
  const latest = standing === undefined || standing === 'removed' ? undefined : await facts.verify(standing);
  const current = latest?.status === 'verified' ? latest : undefined;

  const bad = attempts.filter(({ outcome, reason }) => outcome !== 'passed' && reason === '').at(-1);
  if (bad !== undefined) {
    const happened = bad.outcome === 'open' || bad.outcome === 'abandoned' ? 'was abandoned' : `came out ${bad.outcome}`;
    const state = bad.outcome === 'inconclusive' ? 'inconclusive' : 'failed';
    return judged(state, [`attempt ${bad.id} at ${suite} ${happened} and nobody has given a reason for it`], current);
  }
  if (standing === 'removed') return judged('unmeasured', [`the evidence for ${suite} was removed`]);
  if (latest?.status === 'refused') return judged('failed', [`evidence ${latest.record.id} for ${suite} does not count: ${latest.reason}`]);
  if (current !== undefined) {
    const { state, reasons } = judgeCurrent(current, requirement, facts);
    return judged(state, reasons, current);
  }

  const older = await olderEvidence(requirement, facts);
  if (older?.status === 'verified' && isOf(older, requirement))
    return judged('failed', [`the attempt that gave the evidence for ${suite} is not in the audit chain`]);
  if (older?.status === 'verified') return judged('drifted', [`since ${suite} was measured, ${changesSince(older, requirement)}`]);
  if (older?.status === 'refused') return judged('failed', [`evidence ${older.record.id} for ${suite} does not count: ${older.reason}`]);
  if (facts.evidence.some(({ report }) => report.suite === suite))
    return judged('failed', [`evidence for ${suite} is not in the audit chain`]);
  const wasMeasured = exact.some(({ outcome }) => outcome === 'passed');
  return judged('unmeasured', [wasMeasured ? `the evidence for ${suite} was removed` : `${suite} has never been measured`]);
}

// --- Internal ---

/** What the newest of these attempts put on record: the chain says which evidence stands, not the store's order. */
function standingRecord(attempts: readonly Attempt[], { records, evidence }: Facts): EvidenceRecord | 'removed' | undefined {
  const ids = new Set(attempts.map(({ id }) => id));
  const named = records.findLast(({ kind, body }) => kind === 'evidence-recorded' && ids.has(String(body.attempt)));
  if (named === undefined) return undefined;
  return evidence.findLast((record) => digestOf(record.envelope) === named.body.envelope) ?? 'removed';
}

/** The newest evidence of the suite for something else: what is loaded has changed since. */
async function olderEvidence({ suite }: Requirement, { records, evidence, verify }: Facts): Promise<VerifiedEvidence | undefined> {
  const recorded = new Set(records.flatMap(({ kind, body }) => (kind === 'evidence-recorded' ? [String(body.envelope)] : [])));
  const older = evidence.findLast((record) => record.report.suite === suite && recorded.has(digestOf(record.envelope)));
  return older === undefined ? undefined : verify(older);
}

function isOf({ record: { report } }: CurrentEvidence, { suite, configuration, suiteParts }: Requirement): boolean {
  return report.suite === suite && report.digests.configuration === configuration.digest && report.digests.suite === suiteParts.digest;
}

function changesSince({ record }: CurrentEvidence, { configuration, suiteParts }: Requirement): string {
  const changes = [
    ...describeChanges(record.configurationParts, configuration.parts),
    ...describeChanges(record.suiteParts, suiteParts.parts),
  ];
  const named = [...new Set(changes)];
  const more = named.length > 6 ? ` and ${named.length - 6} more` : '';
  return `${named.slice(0, 6).join(', ')}${more}`;
}

function judgeCurrent(latest: CurrentEvidence, requirement: Requirement, facts: Facts): Pick<SuiteJudgement, 'state' | 'reasons'> {
  const { suite } = requirement;
  const { report, envelope } = latest.record;
  if (!isOf(latest, requirement)) return { state: 'failed', reasons: [`the evidence on record for ${suite} is of something else`] };
  const finishedAt = Date.parse(report.timing.finishedAt);
  if (!(finishedAt <= facts.now.getTime())) return { state: 'failed', reasons: [`the evidence for ${suite} is dated in the future`] };
  const { result, failedTests, warnedTests } = latest.statement.predicate;
  if (result === 'FAILED' || report.status === 'failed')
    return { state: 'failed', reasons: [`${suite} did not pass: ${failedTests.join(', ')}`] };
  if (result !== 'PASSED' || report.status !== 'passed')
    return { state: 'inconclusive', reasons: [`${suite} is inconclusive: ${warnedTests.join(', ')}`] };
  // From when it was begun: a run that was resumed is as old as its first sample.
  const expires = Date.parse(report.timing.startedAt) + facts.evidenceDays * day;
  if (!(expires >= facts.now.getTime())) {
    const asked = facts.extendedUntil(digestOf(envelope), new Date(expires))?.getTime() ?? 0;
    const until = Math.min(asked, expires + longestExtensionDays * day);
    if (!(until >= facts.now.getTime()))
      return { state: 'expired', reasons: [`the evidence for ${suite} is older than ${facts.evidenceDays} days`] };
  }
  return { state: 'passed', reasons: [] };
}
