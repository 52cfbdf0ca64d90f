import quantile from '@stdlib/stats-base-dists-t-quantile';
import type { Interval } from './interval.ts';
import { meanInterval, meanWithClusters } from './mean-interval.ts';

/** A number measured on a sample that belongs to two clusters at once: its template and the name in it. */
export interface CrossedObservation {
  readonly value: number;
  readonly cluster: string;
  /** The second cluster; empty where there is none. */
  readonly also: string;
}

/**
 * The mean with a 90 % interval robust to clustering in two ways: the variance over templates plus that over names less that
 * over their intersections (Cameron, Gelbach and Miller 2011, "Robust inference with multiway clustering"), never less than
 * the larger of the two, with one degree of freedom fewer than the smaller number of clusters.
 */
export function twoWayMean(observations: readonly CrossedObservation[]): Interval {
  if (observations.length === 0 || observations.every(({ also }) => also === '')) return meanInterval(observations);
  const by = (keyOf: (item: CrossedObservation) => string) =>
    meanWithClusters(observations.map((item) => ({ value: item.value, cluster: keyOf(item) })));
  const [templates, names, both] = [by(({ cluster }) => cluster), by(({ also }) => also), by(({ cluster, also }) => `${cluster}\n${also}`)];
  const { value, clusters } = templates;
  const fewest = Math.min(clusters, names.clusters);
  const [first, second, shared] = [templates.standardError, names.standardError, both.standardError];
  if (first === undefined || second === undefined || shared === undefined)
    return { value, low: null, high: null, n: observations.length, clusters: fewest };
  const variance = Math.max(first ** 2 + second ** 2 - shared ** 2, first ** 2, second ** 2);
  const spread = quantile(0.95, fewest - 1) * Math.sqrt(variance);
  return { value, low: value - spread, high: value + spread, n: observations.length, clusters: fewest };
}
