import { tellingOf } from '@assay/language';
import type { Point } from '../outline/outline.ts';
import { documentFrequency } from './document-frequency.ts';

/** Words of public guidance at large count so much less than telling ones. */
const everydayShare = 0.3;

/** A short point is not the more central for it. */
const shortness = 4;

/** How central each point is: the logarithmic frequency of its topic words, telling words first, by its length. */
export function centralities(points: readonly Point[]): readonly number[] {
  const frequency = documentFrequency(points);
  return points.map(({ stems }) => {
    const own = new Set(stems);
    let sum = 0;
    for (const stem of own) sum += Math.log1p(frequency.get(stem) ?? 0) * (tellingOf(stem) + everydayShare);
    return sum / (own.size + shortness);
  });
}
