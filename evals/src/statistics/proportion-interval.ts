import type { Interval } from './interval.ts';
import { meanWithClusters, type Observation } from './mean-interval.ts';

/** One-sided 95 % normal quantile: both sides together make a 90 % interval. */
const z = 1.6448536269514722;

/**
 * Wilson score interval of a proportion (Wilson 1927). Observations of one cluster are not independent:
 * n is divided by the design effect, the clustered over the binomial variance (Korn and Graubard 1998).
 */
export function proportionInterval(observations: readonly Observation[]): Interval {
  const n = observations.length;
  if (n === 0) return { value: null, low: null, high: null, n, clusters: 0 };
  const { value, standardError, clusters } = meanWithClusters(observations);
  const binomial = (value * (1 - value)) / n;
  const designEffect = standardError === undefined || binomial === 0 ? n / clusters : Math.max(1, standardError ** 2 / binomial);
  return { value, ...wilson(value, n / designEffect), n, clusters };
}

/** Wilson's interval for a proportion seen in n independent trials; n need not be whole. */
export function wilson(proportion: number, n: number): { readonly low: number; readonly high: number } {
  const centre = proportion + (z * z) / (2 * n);
  const spread = z * Math.sqrt((proportion * (1 - proportion)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/** Exact one-sided 95 % upper bound on a failure rate when none of n trials failed (Clopper and Pearson 1934). */
export function failureBound(n: number): number {
  return 1 - 0.05 ** (1 / n);
}
