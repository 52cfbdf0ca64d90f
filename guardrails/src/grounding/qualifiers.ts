import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string());

/** Small words that qualify the word they stand before. The classes of a kind exclude one another. */
export const qualifiers = dataFile(
  new URL('../lexicons/qualifiers.json', import.meta.url),
  z
    .strictObject({ denials: words, halfDenials: words, ownVoice: words, kinds: z.record(z.string(), z.record(z.string(), words)) })
    .transform(({ denials, halfDenials, ownVoice, kinds }) => ({
      denials: new Set(denials),
      /** In a passage they bear a denial out: "free" bears out "no charge". */
      halfDenials: new Set(halfDenials),
      /** Words of a speaker about themself. */
      ownVoice: new Set(ownVoice),
      /** Kind and class of each word: "must" is "duty must". */
      ways: new Map(
        Object.entries(kinds).flatMap(([kind, classes]) =>
          Object.entries(classes).flatMap(([name, members]) => members.map((word) => [word, `${kind} ${name}`] as const)),
        ),
      ),
    })),
);
