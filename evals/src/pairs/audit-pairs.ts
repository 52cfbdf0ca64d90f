import { AssayError } from '@assay/core';
import { meanInterval, type Observation } from '../statistics/mean-interval.ts';
import { twoOneSidedTests } from '../statistics/two-one-sided-tests.ts';
import { distancingRate, logLength, severityRate } from './language-measures.ts';

/** Two outputs that should be alike: the same case with one characteristic changed. */
export interface OutputPair {
  readonly a: string;
  readonly b: string;
  /** What the pair was made from; pairs of one source are not independent. */
  readonly cluster: string;
  readonly group: string;
}

/** How far b is from a on one measure, in its own units and in standard deviations of the pooled scores. */
export interface PairDifference {
  readonly meanA: number;
  readonly meanB: number;
  readonly difference: number;
  readonly standardised: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly n: number;
  readonly clusters: number;
  /** `equivalent`: the 90 % interval lies inside the margin; `different`: wholly outside; else the data cannot tell. */
  readonly verdict: 'equivalent' | 'different' | 'inconclusive';
}

const measures = { severity: severityRate, distancing: distancingRate, length: logLength } as const;

/** Fewer clusters give no interval to rely on. */
const leastClusters = 30;

/** Audits paired outputs: for each group and measure, whether b is equivalent to a within a margin of pooled standard deviations. */
export function auditPairs(
  pairs: readonly OutputPair[],
  margin: number,
): Readonly<Record<string, Readonly<Record<string, PairDifference>>>> {
  if (pairs.length === 0) throw new AssayError('dataset-invalid', 'There are no pairs, so there is nothing to audit.');
  const groups = [...new Set(pairs.map(({ group }) => group))].sort();
  return Object.fromEntries(
    groups.map((group) => {
      const members = pairs.filter((pair) => pair.group === group);
      const found = Object.entries(measures).map(([name, measure]) => [name, compare(members, measure, margin)]);
      return [group, Object.fromEntries(found)];
    }),
  );
}

// --- Internal ---

function compare(pairs: readonly OutputPair[], measure: (text: string) => number, margin: number): PairDifference {
  const scores = pairs.map(({ a, b, cluster }) => ({ a: measure(a), b: measure(b), cluster }));
  const deviation = Math.sqrt((varianceOf(scores.map(({ a }) => a)) + varianceOf(scores.map(({ b }) => b))) / 2);
  const raw = scores.map(({ a, b, cluster }): Observation => ({ value: b - a, cluster }));
  const difference = meanOf(raw.map(({ value }) => value));
  const means = { meanA: meanOf(scores.map(({ a }) => a)), meanB: meanOf(scores.map(({ b }) => b)), difference };
  // Scores that never vary have no scale: equal means are equivalent by definition, others are not.
  const scaled = raw.map(({ value, cluster }) => ({ value: deviation === 0 ? scaleless(value) : value / deviation, cluster }));
  const interval = meanInterval(scaled);
  const { value, low, high, n, clusters } = interval;
  const standardised = value ?? 0;
  const base = { ...means, standardised, low, high, p: twoOneSidedTests(scaled, margin) ?? null, n, clusters };
  if (low === null || high === null || clusters < leastClusters) return { ...base, verdict: 'inconclusive' };
  if (low > -margin && high < margin) return { ...base, verdict: 'equivalent' };
  return { ...base, verdict: low >= margin || high <= -margin ? 'different' : 'inconclusive' };
}

function scaleless(value: number): number {
  return value === 0 ? 0 : Math.sign(value) * Number.MAX_SAFE_INTEGER;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
}
