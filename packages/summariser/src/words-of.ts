import type { Point } from './outline/outline.ts';

/** How many words the points at these places have together. */
export function wordsOf(points: readonly Point[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (points[place]?.wordCount ?? 0), 0);
}
