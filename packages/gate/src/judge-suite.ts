import { describeChanges, type GateState, type Part } from '@assay/core';
import type { Attempt } from './read-attempts.ts';
import type { VerifiedEvidence } from './verify-evidence.ts';

/** A suite that must have passed before a tool may run, as it stands now. */
export interface Requirement {
  readonly suite: string;
  readonly kind: 'accuracy' | 'bias' | 'guardrails';
  /** The configuration that the suite measures: the tool's own, or for the guardrails the bare layer's. */
  readonly configuration: { readonly digest: string; readonly parts: readonly Part[] };
  readonly suiteParts: { readonly digest: string; readonly parts: readonly Part[] };
}

/** What the evidence says about one required suite. */
export interface SuiteJudgement {
  readonly state: Exclude<GateState, 'enabled' | 'revoked'>;
  readonly reasons: readonly string[];
  readonly tier?: 'synthetic' | 'public' | 'departmental';
}

interface Facts {
  readonly evidence: readonly VerifiedEvidence[];
  /** Digests of envelopes that the audit chain knows. */
  readonly recorded: ReadonlyMap<string, string>;
  readonly attempts: readonly Attempt[];
  readonly now: Date;
  readonly evidenceDays: number;
  readonly envelopeDigest: (evidence: VerifiedEvidence) => string;
  readonly isAlive: (process: number) => boolean;
}

const day = 24 * 60 * 60 * 1_000;

/** Judges one suite for the configuration and suite that are loaded now; anything unclear is not a pass. */
export function judgeSuite({ suite, configuration, suiteParts }: Requirement, facts: Facts): SuiteJudgement {
  const ours = facts.evidence.filter(({ record }) => record.report.suite === suite);
  const attempts = facts.attempts.filter(
    (attempt) => attempt.suite === suite && attempt.configuration === configuration.digest && attempt.suiteDigest === suiteParts.digest,
  );
  if (attempts.some((attempt) => attempt.outcome === 'open' && facts.isAlive(attempt.process))) {
    return { state: 'running', reasons: [`${suite} is being measured`] };
  }
  const unexplained = attempts.filter(({ outcome, isExplained }) => outcome !== 'passed' && !isExplained);
  const bad = unexplained.at(-1);
  if (bad !== undefined) {
    const happened = bad.outcome === 'open' || bad.outcome === 'abandoned' ? 'was abandoned' : `came out ${bad.outcome}`;
    const state = bad.outcome === 'inconclusive' ? 'inconclusive' : 'failed';
    return { state, reasons: [`attempt ${bad.id} at ${suite} ${happened} and nobody has given a reason for it`] };
  }

  const refused = ours.filter((item) => item.status === 'refused');
  const verified = ours.filter((item) => item.status === 'verified');
  const known = verified.filter((item) => facts.recorded.get(item.record.id) === facts.envelopeDigest(item));
  const current = known.filter(
    ({ record }) => record.report.digests.configuration === configuration.digest && record.report.digests.suite === suiteParts.digest,
  );
  const latest = current.at(-1);
  if (latest !== undefined) return judgeCurrent(latest, suite, facts);

  const reasons = refused.map(({ record, reason }) => `evidence ${record.id} for ${suite} does not count: ${reason}`);
  if (verified.length > known.length) reasons.push(`evidence for ${suite} is not in the audit chain`);
  const older = known.at(-1);
  if (older !== undefined) {
    const changes = [
      ...describeChanges(older.record.configurationParts, configuration.parts),
      ...describeChanges(older.record.suiteParts, suiteParts.parts),
    ];
    const named = [...new Set(changes)];
    const more = named.length > 6 ? ` and ${named.length - 6} more` : '';
    return { state: 'drifted', reasons: [...reasons, `since ${suite} was measured, ${named.slice(0, 6).join(', ')}${more}`] };
  }
  if (reasons.length > 0) return { state: 'failed', reasons };
  const wasMeasured = attempts.some(({ outcome }) => outcome === 'passed');
  return { state: 'unmeasured', reasons: [wasMeasured ? `the evidence for ${suite} was removed` : `${suite} has never been measured`] };
}

function judgeCurrent(latest: VerifiedEvidence & { status: 'verified' }, suite: string, facts: Facts): SuiteJudgement {
  const { report } = latest.record;
  const finishedAt = Date.parse(report.timing.finishedAt);
  if (finishedAt > facts.now.getTime()) return { state: 'failed', reasons: [`the evidence for ${suite} is dated in the future`] };
  if (finishedAt + facts.evidenceDays * day < facts.now.getTime()) {
    return { state: 'expired', reasons: [`the evidence for ${suite} is older than ${facts.evidenceDays} days`] };
  }
  const { result, failedTests, warnedTests } = latest.statement.predicate;
  if (result === 'FAILED' || report.status === 'failed')
    return { state: 'failed', reasons: [`${suite} did not pass: ${failedTests.join(', ')}`] };
  if (result !== 'PASSED' || report.status !== 'passed') {
    return { state: 'inconclusive', reasons: [`${suite} is inconclusive: ${warnedTests.join(', ')}`] };
  }
  return { state: latest.isApproved ? 'approved' : 'passed', reasons: [], tier: report.tier };
}
