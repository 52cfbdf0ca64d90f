import tCdf from '@stdlib/stats-base-dists-t-cdf';
import { meanWithClusters, type Observation } from './mean-interval.ts';

/**
 * The p of equivalence within ±margin by two one-sided t tests on cluster-robust standard errors (Schuirmann 1987):
 * the larger of the two. Undefined for fewer than two clusters. Without any spread the mean itself decides.
 */
export function twoOneSidedTests(differences: readonly Observation[], margin: number): number | undefined {
  if (differences.length === 0) return undefined;
  const { value, standardError, clusters } = meanWithClusters(differences);
  if (standardError === undefined) return undefined;
  if (standardError === 0) return Math.abs(value) < margin ? 0 : 1;
  const above = 1 - tCdf((value + margin) / standardError, clusters - 1);
  const below = tCdf((value - margin) / standardError, clusters - 1);
  return Math.max(above, below);
}
