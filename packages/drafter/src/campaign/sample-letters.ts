import { sha256 } from '@assay/core';

/** How often a bound may fail to hold. */
const mayFail = 0.05;

/** How sure a bound is to hold. */
export const confidence = 1 - mayFail;

/** The share of wrong replies that a sample must rule out where nobody says how large it is to be. */
const tolerated = 0.05;

/** Letters drawn by chance to be reviewed before a batch is signed off: the same seed draws the same ones. */
export function drawSample(count: number, size: number, seed: string): readonly number[] {
  return Array.from({ length: count }, (_, place) => ({ place, lot: sha256(`${seed}\u0000${place}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}

/**
 * How many of `count` replies may be wrong when all of a sample drawn without replacement were right: the exact one-sided bound at
 * 95 %, which is the rule of three (about 3 / size) for a small part of a large batch, and 0 when everything was read.
 */
export function mostWrong(count: number, size: number): number {
  if (size <= 0) return count;
  // The chance that a sample misses every one of `wrong` replies: (count - size - i) / (count - i), one factor for each of them.
  let missed = 1;
  for (let wrong = 0; wrong < count; wrong += 1) {
    missed *= Math.max(0, count - size - wrong) / (count - wrong);
    if (missed < mayFail) return wrong;
  }
  return count;
}

/** The smallest sample that, if all of it is right, leaves at most one reply in twenty wrong. */
export function sampleSize(count: number): number {
  let [low, high] = [Math.min(1, count), count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mostWrong(count, middle) <= tolerated * count) high = middle;
    else low = middle + 1;
  }
  return low;
}
