import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** The exact interval of a proportion from binomial tails (Clopper and Pearson 1934); `level` is two-sided, .9 makes each end a one-sided 95 % bound. */
export function clopperPearson(successes: number, n: number, level = 0.9): { readonly low: number; readonly high: number } {
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    high: successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes),
  };
}
