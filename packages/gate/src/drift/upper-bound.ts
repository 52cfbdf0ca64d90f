import type { Count } from './sequential-test.ts';

/** The share that a count of independent samples leaves possible with 95 %: Clopper and Pearson's one-sided upper bound. */
export function upperBound({ n, hits }: Count): number {
  if (n === 0 || hits >= n) return 1;
  let [low, high] = [hits / n, 1];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (atMost({ n, hits }, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

// --- Internal ---

/** The chance of at most so many hits; each term from the one before, in logarithms. */
function atMost({ n, hits }: Count, share: number): number {
  let term = n * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let hit = 1; hit <= hits; hit += 1) {
    term += Math.log((n - hit + 1) / hit) + Math.log(share / (1 - share));
    sum += Math.exp(term);
  }
  return sum;
}
