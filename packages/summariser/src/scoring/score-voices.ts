import type { Point } from '../outline/outline.ts';
import { documentFrequency } from './document-frequency.ts';

/** A very short answer holds the common words and nothing else; this many stems are added to its length. */
const shortness = 10;
const fewestWords = 4;

/** How many of the voices say what each point says: the mean frequency of its topic words (SumBasic, Nenkova and Vanderwende 2005). */
export function scoreVoices(points: readonly Point[]): readonly number[] {
  const frequency = documentFrequency(points);
  return points.map(({ stems, words }) => {
    const own = new Set(stems);
    let sum = 0;
    for (const stem of own) sum += (frequency.get(stem) ?? 0) / points.length;
    return (sum / (own.size + shortness)) * (words.length < fewestWords ? 0.3 : 1);
  });
}
