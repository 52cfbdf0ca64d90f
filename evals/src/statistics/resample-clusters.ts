import type { Interval } from './interval.ts';
import type { Observation } from './mean-interval.ts';
import { seededRandom } from './seeded-random.ts';

interface Resampling {
  readonly seed: number;
  readonly rounds?: number;
}

/** The middle 90 % of the mean over clusters drawn with replacement (percentile cluster bootstrap, Efron and Tibshirani 1993; Cameron, Gelbach and Miller 2008). */
export function clusterBootstrap(
  observations: readonly Observation[],
  { seed, rounds = 2_000 }: Resampling,
): { readonly low: number; readonly high: number } | undefined {
  const clusters = sumsOf(observations);
  if (clusters.length < 2) return undefined;
  const random = seededRandom(seed);
  const means = Array.from({ length: rounds }, () => {
    let sum = 0;
    let count = 0;
    for (let draw = 0; draw < clusters.length; draw += 1) {
      const cluster = clusters[Math.floor(random() * clusters.length)];
      sum += cluster?.sum ?? 0;
      count += cluster?.count ?? 0;
    }
    return sum / count;
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.min(rounds - 1, Math.max(0, Math.round(share * (rounds - 1))))] ?? 0;
  return { low: at(0.05), high: at(0.95) };
}

/** Any figure of a set with the middle 90 % of its values over clusters drawn with replacement; no interval for fewer than two clusters. */
export function resampledInterval<Item extends { readonly cluster: string }>(
  items: readonly Item[],
  figureOf: (items: readonly Item[]) => number,
  { seed, rounds = 2_000 }: Resampling,
): Interval {
  const clusters = [...Map.groupBy(items, ({ cluster }) => cluster).values()];
  const counts = { n: items.length, clusters: clusters.length };
  if (items.length === 0) return { value: null, low: null, high: null, ...counts };
  const value = figureOf(items);
  if (clusters.length < 2) return { value, low: null, high: null, ...counts };
  const random = seededRandom(seed);
  const drawn = Array.from({ length: rounds }, () =>
    figureOf(Array.from(clusters, () => clusters[Math.floor(random() * clusters.length)] ?? []).flat()),
  ).sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (rounds - 1))] ?? null;
  return { value, low: at(0.05), high: at(0.95), ...counts };
}

/**
 * The two-sided p that the mean difference is 0, by flipping the sign of whole clusters (Fisher's randomisation test):
 * exact where all flips are fewer than `rounds`, else a seeded sample with the add-one rule (Phipson and Smyth 2010).
 */
export function signFlip(differences: readonly Observation[], { seed, rounds = 10_000 }: Resampling): number {
  const sums = sumsOf(differences).map(({ sum }) => sum);
  const observed = Math.abs(sums.reduce((total, sum) => total + sum, 0));
  const isAsFar = (total: number) => Math.abs(total) >= observed - 1e-12 * Math.max(1, observed);
  if (2 ** sums.length <= rounds) {
    let extreme = 0;
    for (let flips = 0; flips < 2 ** sums.length; flips += 1)
      if (isAsFar(sums.reduce((total, sum, index) => total + ((flips >> index) & 1 ? -sum : sum), 0))) extreme += 1;
    return extreme / 2 ** sums.length;
  }
  const random = seededRandom(seed);
  let extreme = 0;
  for (let round = 0; round < rounds; round += 1)
    if (isAsFar(sums.reduce((total, sum) => total + (random() < 0.5 ? -sum : sum), 0))) extreme += 1;
  return (extreme + 1) / (rounds + 1);
}

// --- Internal ---

function sumsOf(observations: readonly Observation[]): readonly { readonly sum: number; readonly count: number }[] {
  const clusters = new Map<string, { sum: number; count: number }>();
  for (const { value, cluster } of observations) {
    const known = clusters.get(cluster) ?? { sum: 0, count: 0 };
    clusters.set(cluster, { sum: known.sum + value, count: known.count + 1 });
  }
  return [...clusters.values()];
}
