import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** Two-sided p of McNemar's exact test: of the pairs that disagree, whether the two directions are equally likely (McNemar 1947; binomial form). */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const disagreeing = onlyFirst + onlySecond;
  if (disagreeing === 0) return 1;
  return Math.min(1, 2 * binomialCdf(Math.min(onlyFirst, onlySecond), disagreeing, 0.5));
}
