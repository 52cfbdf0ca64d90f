import type { Point } from '../outline/outline.ts';

/** In how many points each stem stands. */
export function documentFrequency(points: readonly Point[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of points) for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
