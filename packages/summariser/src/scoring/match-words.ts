import { contentStems } from '@assay/language';
import type { Outline } from '../outline/outline.ts';
import { bm25Scores } from './bm25-scores.ts';

/** What standing under a heading with the words counts. */
const underHeading = 0.6;

/** What a point takes over from the best of its paragraph. */
const fromParagraph = 0.25;

/** How well each point is on some words, 0 to 1 by itself, and more where its paragraph or its heading is on them. */
export function matchWords(words: string, { points, sections }: Outline): readonly number[] {
  const asked = [...new Set(contentStems(words))];
  const scores = bm25Scores(points, asked);
  const best = scores.reduce((most, score) => Math.max(most, score), 0) || 1;
  const headed = sections.map(({ title }) => contentStems(title).some((stem) => asked.includes(stem)));
  const paragraphs = new Map<number, number>();
  for (const [place, { paragraph }] of points.entries())
    paragraphs.set(paragraph, Math.max(paragraphs.get(paragraph) ?? 0, scores[place] ?? 0));
  return points.map(
    ({ section, paragraph }, place) =>
      ((scores[place] ?? 0) + fromParagraph * (paragraphs.get(paragraph) ?? 0)) / best + (headed[section] === true ? underHeading : 0),
  );
}
