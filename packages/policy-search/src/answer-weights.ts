import { dataFile } from '@assay/core';
import { z } from 'zod';

const weight = z.number();
const share = z.number().min(0).max(1);

/** How much each kind of evidence counts, from which confidence an answer is stated, and below which nothing is said to be found. */
export const answerWeights = dataFile(
  new URL('../lexicons/answer-weights.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    passage: z.strictObject({
      score: weight,
      said: weight,
      sentence: weight,
      holdsKind: weight,
      announcesKind: weight,
      opens: weight,
      page: weight,
    }),
    about: z.strictObject({ least: weight, held: weight, passage: weight, title: weight }),
    found: z.strictObject({ least: weight, about: weight, otherPages: weight }),
    confidence: z.strictObject({
      least: weight,
      about: weight,
      otherPagesOfSubject: weight,
      phrases: weight,
      kindLacking: weight,
      kindSaid: weight,
      leadWithKind: weight,
      leadWithoutKind: weight,
    }),
    stated: share,
    leastFound: share,
  }),
);
