import { lexicon } from '../lexicon.ts';
import type { Point } from '../outline/outline.ts';

/** Makes the test of whether a sentence tells what somebody claims. */
export function claimTest(): (point: Pick<Point, 'own' | 'words'>) => boolean {
  const { verbs, phrases } = lexicon().attributing;
  const claiming = new Set(verbs);
  const phrase = new RegExp(`\\b(?:${phrases.join('|')})\\b`, 'i');
  return ({ own, words }) => words.some((word) => claiming.has(word)) || phrase.test(own);
}
