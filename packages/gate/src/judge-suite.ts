import { describeChanges, digestOf, type GateState, type Part } from '@assay/core';
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

/** Evidence that counts for what is loaded now. */
type CurrentEvidence = VerifiedEvidence & { readonly status: 'verified' };

/** What the evidence says about one required suite. */
export interface SuiteJudgement {
  readonly suite: string;
  readonly state: Exclude<GateState, 'enabled' | 'approved' | 'revoked'>;
  readonly reasons: readonly string[];
  /** The newest evidence for exactly what is loaded, whatever it says. */
  readonly evidence?: CurrentEvidence;
  readonly attempts: readonly Attempt[];
}

/** What a suite is judged from. */
export interface Facts {
  readonly evidence: readonly VerifiedEvidence[];
  /** Evidence that the audit chain knows: id to digest of its envelope. */
  readonly recorded: ReadonlyMap<string, string>;
  readonly attempts: readonly Attempt[];
  readonly now: Date;
  readonly evidenceDays: number;
  /** Until when two officers let expired evidence stand longer, by the digest of its envelope. */
  readonly extendedUntil: (envelope: string) => Date | undefined;
  readonly isAlive: (process: number) => boolean;
}

const day = 24 * 60 * 60 * 1_000;

/** Expired evidence can stand so much longer, and no more. */
export const longestExtensionDays = 14;

/** Judges one suite for the configuration and suite that are loaded now; anything unclear is not a pass. */
export function judgeSuite(requirement: Requirement, facts: Facts): SuiteJudgement {
  const { suite, configuration, suiteParts } = requirement;
  const attempts = facts.attempts.filter(
    (attempt) => attempt.suite === suite && attempt.configuration === configuration.digest && attempt.suiteDigest === suiteParts.digest,
  );
  const judged = (state: SuiteJudgement['state'], reasons: readonly string[], evidence?: CurrentEvidence): SuiteJudgement => ({
    suite,
    state,
    reasons,
    attempts,
    ...(evidence === undefined ? {} : { evidence }),
  });
  if (attempts.some((attempt) => attempt.outcome === 'open' && facts.isAlive(attempt.process)))
    return judged('running', [`${suite} is being measured`]);

  const ours = facts.evidence.filter(({ record }) => record.report.suite === suite);
  const verified = ours.filter((item) => item.status === 'verified');
  const known = verified.filter((item) => facts.recorded.get(item.record.id) === digestOf(item.record.envelope));
  const current = known.filter(({ record: { report } }) => isOf(report.digests, requirement));
  const latest = current.at(-1);

  const bad = attempts.filter(({ outcome, isExplained }) => outcome !== 'passed' && !isExplained).at(-1);
  if (bad !== undefined) {
    const happened = bad.outcome === 'open' || bad.outcome === 'abandoned' ? 'was abandoned' : `came out ${bad.outcome}`;
    const state = bad.outcome === 'inconclusive' ? 'inconclusive' : 'failed';
    return judged(state, [`attempt ${bad.id} at ${suite} ${happened} and nobody has given a reason for it`], latest);
  }
  if (latest !== undefined) {
    if (!attempts.some(({ id }) => id === latest.record.report.attempt))
      return judged('failed', [`the attempt that gave the evidence for ${suite} is not in the audit chain`]);
    const { state, reasons } = judgeCurrent(latest, suite, facts);
    return judged(state, reasons, latest);
  }

  const reasons = ours.flatMap((item) =>
    item.status === 'refused' ? [`evidence ${item.record.id} for ${suite} does not count: ${item.reason}`] : [],
  );
  if (verified.length > known.length) reasons.push(`evidence for ${suite} is not in the audit chain`);
  const older = known.at(-1);
  if (older !== undefined) return judged('drifted', [...reasons, `since ${suite} was measured, ${changesSince(older, requirement)}`]);
  if (reasons.length > 0) return judged('failed', reasons);
  const wasMeasured = attempts.some(({ outcome }) => outcome === 'passed');
  return judged('unmeasured', [wasMeasured ? `the evidence for ${suite} was removed` : `${suite} has never been measured`]);
}

// --- Internal ---

function isOf(digests: { readonly configuration: string; readonly suite: string }, { configuration, suiteParts }: Requirement): boolean {
  return digests.configuration === configuration.digest && digests.suite === suiteParts.digest;
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

function judgeCurrent(latest: CurrentEvidence, suite: string, facts: Facts): Pick<SuiteJudgement, 'state' | 'reasons'> {
  const { report, envelope } = latest.record;
  const finishedAt = Date.parse(report.timing.finishedAt);
  if (!(finishedAt <= facts.now.getTime())) return { state: 'failed', reasons: [`the evidence for ${suite} is dated in the future`] };
  const { result, failedTests, warnedTests } = latest.statement.predicate;
  if (result === 'FAILED' || report.status === 'failed')
    return { state: 'failed', reasons: [`${suite} did not pass: ${failedTests.join(', ')}`] };
  if (result !== 'PASSED' || report.status !== 'passed')
    return { state: 'inconclusive', reasons: [`${suite} is inconclusive: ${warnedTests.join(', ')}`] };
  const expires = finishedAt + facts.evidenceDays * day;
  if (expires < facts.now.getTime()) {
    const asked = facts.extendedUntil(digestOf(envelope))?.getTime() ?? 0;
    const until = Math.min(asked, expires + longestExtensionDays * day);
    if (until < facts.now.getTime())
      return { state: 'expired', reasons: [`the evidence for ${suite} is older than ${facts.evidenceDays} days`] };
  }
  return { state: 'passed', reasons: [] };
}
