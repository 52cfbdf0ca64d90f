import { normalise } from '../normalise.ts';
import { findHandling } from './find-handling.ts';
import { findMarkings } from './find-markings.ts';
import { highestTier } from './highest-tier.ts';
import type { HandlingKind, Tier } from './marking-words.ts';

/** What a text says of itself: the highest tier, markings without a place on the ladder, and who may see it. */
export interface TextMarkings {
  readonly tier?: Tier;
  readonly isLegacy: boolean;
  readonly isForeign: boolean;
  readonly handling: readonly HandlingKind[];
}

/** The markings that a text carries (GSCP): what an answer drawn from it has to carry until its author decides. */
export function markingsOf(original: string): TextMarkings {
  const { text } = normalise(original);
  const kinds = new Set(findMarkings(text).map(({ kind }) => kind));
  const tier = highestTier(kinds);
  const handling = [...new Set(findHandling(text).map(({ kind }) => kind))];
  return { ...(tier === undefined ? {} : { tier }), isLegacy: kinds.has('legacy'), isForeign: kinds.has('foreign'), handling };
}

/** The highest tier that a text carries, as a kind of finding ("official-sensitive"); undefined where it is unmarked. */
export function highestMarking(text: string): Tier | undefined {
  return markingsOf(text).tier;
}
