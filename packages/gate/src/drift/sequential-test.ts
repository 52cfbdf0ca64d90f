/**
 * Alternatives by their odds over the baseline's. A finite mixture keeps the closed form and costs at most ln 5 against
 * having known the right one.
 */
const multiples = [1.5, 2, 3, 5, 10] as const;

/** How many of how many: one observation a person. */
export interface Count {
  readonly n: number;
  readonly hits: number;
}

/**
 * How strongly a count speaks for a share above `limit`: the mixture of likelihood ratios of Robbins (Annals of Mathematical
 * Statistics 41, 1970). Where each next observation is a hit with a chance of at most `limit`, it is a supermartingale that
 * starts at 1, so by Ville's inequality it ever reaches 1/alpha with a chance of at most alpha, however often one looks
 * (Howard, Ramdas, McAuliffe, Sekhon, Annals of Statistics 49, 2021).
 */
export function evidenceAbove({ n, hits }: Count, limit: number): number {
  return mixture({ n, hits }, limit, multiples);
}

/** The same for a share below `limit`. */
function evidenceBelow({ n, hits }: Count, limit: number): number {
  return mixture(
    { n, hits },
    limit,
    multiples.map((multiple) => 1 / multiple),
  );
}

/** Whether a share is above its limit, and would be if any one person were left out. */
export function isBreach({ n, hits }: Count, { limit, alpha }: { readonly limit: number; readonly alpha: number }): boolean {
  return hits > 1 && evidenceAbove({ n: n - 1, hits: hits - 1 }, limit) >= 1 / alpha;
}

/** The shares that a count does not speak against: an interval that holds at every look at once, with a chance of at least 1 - alpha. */
export function confidenceSequence(count: Count, alpha: number): { readonly low: number; readonly high: number } {
  const bar = 2 / alpha;
  return {
    low: crossing((share) => evidenceAbove(count, share) >= bar),
    high: 1 - crossing((rest) => evidenceBelow(count, 1 - rest) >= bar),
  };
}

// --- Internal ---

/** With odds m times those of p, a hit is m/(1 + p(m - 1)) times as likely and a miss 1/(1 + p(m - 1)) times. */
function mixture({ n, hits }: Count, share: number, odds: readonly number[]): number {
  const sum = odds.reduce((total, multiple) => total + Math.exp(hits * Math.log(multiple) - n * Math.log1p(share * (multiple - 1))), 0);
  return sum / odds.length;
}

/** The greatest value for which something holds that holds below it and not above. */
function crossing(holds: (value: number) => boolean): number {
  let [low, high] = [0, 1];
  if (!holds(low)) return 0;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
