import { dataFile } from '@assay/core';
import { findFigures } from '@assay/language';
import { z } from 'zod';
import type { Point } from './find-points.ts';

const cueLexicon = dataFile(
  new URL('../lexicons/cues.json', import.meta.url),
  z.strictObject({
    cues: z.array(z.strictObject({ name: z.string(), weight: z.number(), words: z.array(z.string()).min(1) })).min(1),
    courtesies: z.array(z.string()),
    dangling: z.array(z.string()),
  }),
);

/** How much each sign of importance counts; chosen on the tune half of the accuracy suite. */
const weights = {
  centroid: 0.5,
  lead: 0.4,
  opensParagraph: 0.1,
  figure: 1,
  cue: 0.7,
  courtesy: -1,
  dangling: -0.3,
  short: -1.2,
  contact: -2.5,
} as const;

/** How to reach somebody is for the reader to look up: its many figures make it no key point. */
const contact =
  /[\w.+-]{1,60}@[\w-]{1,60}\.\w|\b(?:tel(?:ephone)?|fax|phone)\b\.?:?\s{0,3}[+(]?\d|(?:^|\s)\+?\(?\d{2,5}\)?(?:[ -]\d{2,5}){2,4}\b/i;

/** A score for each point: how central its words are, where it stands, and whether it decides, obliges, costs or excepts. */
export function scorePoints(points: readonly Point[]): readonly number[] {
  const { cues, courtesies, dangling } = cueLexicon();
  const cueWeights = new Map(cues.flatMap(({ weight, words }) => words.map((word) => [word, weight] as const)));
  const courtesyWords = new Set(courtesies);
  const danglingWords = new Set(dangling);
  const documentFrequency = new Map<string, number>();
  for (const { stems } of points) for (const stem of stems) documentFrequency.set(stem, (documentFrequency.get(stem) ?? 0) + 1);

  const centralities = points.map(({ stems }) => {
    let sum = 0;
    for (const stem of stems) sum += Math.log1p(documentFrequency.get(stem) ?? 0);
    return stems.size === 0 ? 0 : sum / (stems.size + 4);
  });
  // Not Math.max(...): a long document has more sentences than a call has room for.
  const mostCentral = centralities.reduce((most, value) => Math.max(most, value), 1e-9);

  return points.map((point, place) => {
    const figures = findFigures(point.text).length;
    const cueWeight = Math.min(
      1.5,
      sumOf(new Set(point.words), (word) => cueWeights.get(word) ?? 0),
    );
    return (
      weights.centroid * ((centralities[place] ?? 0) / mostCentral) +
      weights.lead / (1 + 0.35 * point.index) +
      (point.opensParagraph ? weights.opensParagraph : 0) +
      weights.figure * Math.min(1, figures / 2) +
      weights.cue * cueWeight +
      (point.words.slice(0, 6).some((word) => courtesyWords.has(word)) ? weights.courtesy : 0) +
      (danglingWords.has(point.words[0] ?? '') ? weights.dangling : 0) +
      (point.wordCount < 5 ? weights.short : 0) +
      (contact.test(point.text) ? weights.contact : 0)
    );
  });
}

function sumOf(words: Iterable<string>, weightOf: (word: string) => number): number {
  let sum = 0;
  for (const word of words) sum += weightOf(word);
  return sum;
}
