import { containment } from '@assay/language';
import type { Point } from './find-points.ts';

/** A point that repeats this share of what is already said adds nothing. */
const repeatShare = 0.7;

/** The best points that fit the length, in the document's order; repeats are passed over. */
export function choosePoints(points: readonly Point[], scores: readonly number[], maxWords: number): readonly Point[] {
  const ranked = [...points].sort((a, b) => density(b, scores) - density(a, scores) || a.index - b.index);
  const chosen: Point[] = [];
  const said = new Set<string>();
  let words = 0;
  for (const point of ranked) {
    if (words + point.wordCount > maxWords) continue;
    if (point.stems.size > 0 && containment(point.stems, said) >= repeatShare && !chosen.every(({ section }) => section !== point.section))
      continue;
    chosen.push(point);
    words += point.wordCount;
    for (const stem of point.stems) said.add(stem);
    if (words >= maxWords - 5) break;
  }
  // A document whose every sentence is longer than the length asked for still gets its best one.
  const best = ranked[0];
  if (chosen.length === 0 && best !== undefined) chosen.push(best);
  return chosen.sort((a, b) => a.index - b.index);
}

/** Score for the room a point takes: long sentences must be worth it. */
function density(point: Point, scores: readonly number[]): number {
  return (scores[point.index] ?? 0) / (16 + point.wordCount) ** 0.4;
}
