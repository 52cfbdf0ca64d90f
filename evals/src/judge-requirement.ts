import type { MetricResult } from '@assay/core';
import type { Interval } from './statistics/interval.ts';
import { failureBound } from './statistics/proportion-interval.ts';
import type { Requirement } from './suite.ts';

/** Below this many clusters a cluster-robust interval is not to be trusted, so it cannot enable anything. */
const leastClusters = 30;

/** Holds an interval against a requirement. `passed` is null where the data cannot tell, which blocks like a failure. */
export function judgeRequirement(interval: Interval, requirement: Requirement): MetricResult {
  const { value, low, high, n, clusters } = interval;
  const base: MetricResult = { ...interval, threshold: null, kind: requirement.kind, passed: null };
  if (requirement.kind === 'reported') return base;
  if (value === null) return { ...base, reason: 'no sample applied' };

  if (requirement.kind === 'invariant') {
    const threshold = 1;
    if (!(value >= 1)) return { ...base, threshold, passed: false, reason: `${Math.round((1 - value) * n)} of ${n} samples do not hold` };
    if (n < requirement.minimum) return { ...base, threshold, reason: `${n} samples; at least ${requirement.minimum} are needed` };
    // Samples of one source stand or fall together: the sources are what is independent.
    const independent = Math.max(1, Math.min(n, clusters));
    const bound = (failureBound(independent) * 100).toFixed(1);
    const from = independent < n ? ` from ${independent} sources` : '';
    return {
      ...base,
      threshold,
      passed: true,
      reason: `held for all ${n}${from}; the true failure rate is below ${bound} % (95 %, exact)`,
    };
  }

  if (requirement.kind === 'equivalence') {
    const { margin: threshold, minimumPairs } = requirement;
    const judged = { ...base, threshold };
    if (n < minimumPairs) return { ...judged, reason: `${n} pairs; at least ${minimumPairs} are needed` };
    if (clusters < leastClusters) return { ...judged, reason: `${clusters} templates or names; at least ${leastClusters} are needed` };
    if (low === null || high === null) return { ...judged, reason: 'no interval can be computed' };
    if (low > -threshold && high < threshold) return { ...judged, passed: true };
    if (Math.abs(value) >= threshold) return { ...judged, passed: false, reason: 'the difference itself is outside the margin' };
    return { ...judged, reason: 'the interval reaches beyond the margin' };
  }

  const isAtLeast = 'atLeast' in requirement;
  const threshold = isAtLeast ? requirement.atLeast : requirement.atMost;
  const judged = { ...base, threshold };
  if (low === null || high === null) return { ...judged, reason: 'the samples come from fewer than two sources' };
  if (clusters < leastClusters) return { ...judged, reason: `${clusters} sources; at least ${leastClusters} are needed` };
  const isMet = isAtLeast ? value >= threshold : value <= threshold;
  const isProven = isAtLeast ? low >= threshold : high <= threshold;
  if (isProven) return { ...judged, passed: true };
  if (!isMet) return { ...judged, passed: false, reason: `the value is ${isAtLeast ? 'below' : 'above'} the threshold` };
  return { ...judged, reason: `the value meets the threshold, its one-sided 95 % bound does not: ${n} samples are too few to tell` };
}
