import type { Interval } from './interval.ts';
import { seededRandom } from './seeded-random.ts';
import type { TwoClassStatistic } from './two-class-statistics.ts';

/** A score given to a sample of one of two classes. */
export interface TwoClassSample {
  readonly score: number;
  readonly isPositive: boolean;
  readonly cluster: string;
}

/**
 * A statistic of two classes with the middle 90 % of its values over clusters drawn with replacement (percentile cluster bootstrap,
 * as resample-clusters.ts). Scores are ranked once, so that each round is one pass; rounds that drew one class alone say nothing.
 */
export function twoClassInterval(
  samples: readonly TwoClassSample[],
  statisticOf: (levels: readonly number[]) => TwoClassStatistic,
  { seed }: { readonly seed: number },
): Interval {
  const levels = [...new Set(samples.map(({ score }) => score))].sort((a, b) => a - b);
  const statistic = statisticOf(levels);
  const levelOf = new Map(levels.map((score, level) => [score, level]));
  const clusterOf = new Map([...new Set(samples.map(({ cluster }) => cluster))].map((cluster, place) => [cluster, place]));
  const sampleLevels = Uint32Array.from(samples, ({ score }) => levelOf.get(score) ?? 0);
  const sampleClusters = Uint32Array.from(samples, ({ cluster }) => clusterOf.get(cluster) ?? 0);
  const clusters = clusterOf.size;

  const measure = (weightOf: (cluster: number) => number) => {
    const positives = new Float64Array(levels.length);
    const negatives = new Float64Array(levels.length);
    for (const [place, { isPositive }] of samples.entries()) {
      const counts = isPositive ? positives : negatives;
      const level = sampleLevels[place] ?? 0;
      counts[level] = (counts[level] ?? 0) + weightOf(sampleClusters[place] ?? 0);
    }
    return statistic({ positives, negatives });
  };

  const value = measure(() => 1);
  if (!Number.isFinite(value)) return { value: null, low: null, high: null, n: samples.length, clusters };
  const random = seededRandom(seed);
  const drawn = Array.from({ length: clusters < 2 ? 0 : roundsFor(samples.length) }, () => {
    const weights = new Uint32Array(clusters);
    for (let draw = 0; draw < clusters; draw += 1) {
      const cluster = Math.floor(random() * clusters);
      weights[cluster] = (weights[cluster] ?? 0) + 1;
    }
    return measure((cluster) => weights[cluster] ?? 0);
  })
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? null;
  return { value, low: at(0.05), high: at(0.95), n: samples.length, clusters };
}

// --- Internal ---

/** Two thousand, and fewer for very many samples, whose bounds need fewer: the work stays linear in the data. */
function roundsFor(samples: number): number {
  return Math.max(200, Math.min(2_000, Math.floor(1e8 / samples)));
}
