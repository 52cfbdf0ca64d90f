import { findFigures } from '@assay/language';
import { lexicon } from './lexicon.ts';
import type { Point } from './outline/outline.ts';

/** How many figures a summary holds, and how many of its statements are somebody's claim. */
export function countToCheck(points: readonly Point[]): { readonly figures: number; readonly claims: number } {
  const verbs = new Set(lexicon().attributing.verbs);
  const phrase = new RegExp(`\\b(?:${lexicon().attributing.phrases.join('|')})\\b`, 'i');
  return {
    figures: points.reduce((sum, { own }) => sum + findFigures(own).length, 0),
    claims: points.filter(({ own, words, speaker }) => speaker !== undefined || words.some((word) => verbs.has(word)) || phrase.test(own))
      .length,
  };
}
