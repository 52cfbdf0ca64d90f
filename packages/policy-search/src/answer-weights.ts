import { dataFile } from '@assay/core';
import { z } from 'zod';

const weight = z.number();
const share = z.number().min(0).max(1);

/** How much each kind of evidence counts, from which confidence on an answer is stated or shown at all, and how surely its page must be about the question. */
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
    confidence: z.strictObject({ least: weight, beforeOtherPages: weight, beforeItsPage: weight, holdsKind: weight }),
    stated: share,
    shown: share,
    leastPage: share,
    surePage: share,
  }),
);
