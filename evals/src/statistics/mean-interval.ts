import quantile from '@stdlib/stats-base-dists-t-quantile';
import type { Interval } from './interval.ts';

/** A number measured on a sample, and the cluster (template, source text) the sample comes from. */
export interface Observation {
  readonly value: number;
  readonly cluster: string;
}

/** Mean and its cluster-robust standard error; undefined for fewer than two clusters, never 0. */
export interface ClusteredMean {
  readonly value: number;
  readonly standardError: number | undefined;
  readonly clusters: number;
}

/**
 * The mean with the finite-cluster form of the cluster-robust standard error
 * (Miller 2024, "Adding error bars to evals", appendix A): sqrt(C/(C-1) * sum over clusters of (sum of residuals)^2) / n.
 */
export function meanWithClusters(observations: readonly Observation[]): ClusteredMean {
  const n = observations.length;
  const value = observations.reduce((sum, item) => sum + item.value, 0) / n;
  const residuals = new Map<string, number>();
  for (const item of observations) residuals.set(item.cluster, (residuals.get(item.cluster) ?? 0) + item.value - value);
  const clusters = residuals.size;
  if (clusters < 2) return { value, standardError: undefined, clusters };
  const squares = [...residuals.values()].reduce((sum, residual) => sum + residual ** 2, 0);
  return { value, standardError: Math.sqrt((clusters / (clusters - 1)) * squares) / n, clusters };
}

/** The mean with a 90 % interval by Student's t with one degree of freedom fewer than clusters. */
export function meanInterval(observations: readonly Observation[]): Interval {
  const n = observations.length;
  if (n === 0) return { value: null, low: null, high: null, n, clusters: 0 };
  const { value, standardError, clusters } = meanWithClusters(observations);
  if (standardError === undefined) return { value, low: null, high: null, n, clusters };
  const spread = quantile(0.95, clusters - 1) * standardError;
  return { value, low: value - spread, high: value + spread, n, clusters };
}
