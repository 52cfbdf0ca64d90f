import { dataFile } from '@assay/core';
import { z } from 'zod';

const weight = z.number();
const share = z.number().min(0).max(1);

/** How much each kind of evidence counts, from which confidence an answer is stated, and how sure it must be that anything found is about the question. */
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
    confidence: z.strictObject({ least: weight, beforeOtherPages: weight, beforeItsPage: weight, holdsKind: weight }),
    stated: share,
    leastAbout: share,
  }),
);
