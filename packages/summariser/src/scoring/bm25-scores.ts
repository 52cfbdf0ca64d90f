import type { Point } from '../outline/outline.ts';
import { documentFrequency } from './document-frequency.ts';

/** Robertson and Zaragoza 2009; sentences differ less in length than pages, so length counts less. */
const bm25 = { k1: 1.2, b: 0.5 } as const;

/** How well each point's own words match the stems asked for: BM25 over points. */
export function bm25Scores(points: readonly Point[], asked: readonly string[]): readonly number[] {
  const frequency = documentFrequency(points);
  const mean = points.reduce((sum, { stems }) => sum + stems.length, 0) / Math.max(1, points.length) || 1;
  const wanted = new Map(
    asked.map((stem) => {
      const df = frequency.get(stem) ?? 0;
      return [stem, Math.log(1 + (points.length - df + 0.5) / (df + 0.5))];
    }),
  );
  return points.map(({ stems }) => {
    const counts = new Map<string, number>();
    for (const stem of stems) if (wanted.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    let score = 0;
    for (const [stem, count] of counts) {
      const length = 1 - bm25.b + bm25.b * (stems.length / mean);
      score += ((wanted.get(stem) ?? 0) * count * (bm25.k1 + 1)) / (count + bm25.k1 * length);
    }
    return score;
  });
}
