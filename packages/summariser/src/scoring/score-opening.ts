import { contentStems } from '@assay/language';
import { lexicon } from '../lexicon.ts';
import type { Outline } from '../outline/outline.ts';
import { centralities } from './centralities.ts';

/** Chosen on public pages and the sentence their publisher wrote of each (GOV.UK examples, development part). */
const weights = {
  opening: 2,
  decay: 0.5,
  centrality: 1,
  title: 0.3,
  brief: -0.5,
  tooLong: -0.1,
  tooShort: -0.3,
  dangling: -0.3,
  row: -2,
} as const;
const briefWords = 6;
const mostTitleWords = 3;

/** Which point says in one or two sentences what the whole is about: near the top, on the title's subject, of the length asked for. */
export function scoreOpening({ points, titles }: Outline, words: number): readonly number[] {
  const central = centralities(points);
  const title = titles.map((text) => new Set(contentStems(text)));
  const dangling = new Set(lexicon().dangling);
  let document = -1;
  let first = 0;
  return points.map((point, place) => {
    if (point.document !== document) [document, first] = [point.document, place];
    const onTitle = new Set(point.stems.filter((stem) => title[point.document]?.has(stem))).size;
    const length = point.wordCount / words;
    return (
      weights.opening / (1 + weights.decay * (place - first)) +
      weights.centrality * (central[place] ?? 0) +
      weights.title * Math.min(mostTitleWords, onTitle) +
      (point.words.length < briefWords ? weights.brief : 0) +
      (point.kind === 'row' ? weights.row : 0) +
      weights.tooLong * Math.max(0, length - 1) +
      weights.tooShort * Math.max(0, 1 - length) +
      (place > first && dangling.has(point.words[0] ?? '') ? weights.dangling : 0)
    );
  });
}
