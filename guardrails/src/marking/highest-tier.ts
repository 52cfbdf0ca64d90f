import { ladder, type Tier } from './marking-words.ts';

/** The highest tier among kinds of finding; undefined where none of them is a tier. */
export function highestTier(kinds: Iterable<string | undefined>): Tier | undefined {
  const found = new Set(kinds);
  return ladder.findLast((tier) => found.has(tier));
}
