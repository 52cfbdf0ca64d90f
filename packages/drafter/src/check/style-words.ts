import { dataFile } from '@assay/core';
import { z } from 'zod';

const advice = z.strictObject({ find: z.string().min(1), say: z.string().min(1) });

const lexicon = dataFile(
  new URL('../../lexicons/style.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    longestSentence: z.number().int().min(10),
    words: z.array(advice).min(1),
    forms: z.array(advice).min(1),
    impartial: z.array(z.string()).min(1),
    commitments: z.array(z.string()).min(1),
    legal: z.array(z.string()).min(1),
    marking: z.string(),
  }),
);

interface StyleWords {
  readonly longestSentence: number;
  readonly advice: readonly { readonly pattern: RegExp; readonly say: string }[];
  readonly impartial: RegExp;
  readonly commitment: RegExp;
  readonly legal: RegExp;
  readonly marking: RegExp;
}

let compiled: StyleWords | undefined;

/** House style and the words of statements that need support, ready for use. */
export function styleWords(): StyleWords {
  if (compiled !== undefined) return compiled;
  const { longestSentence, words, forms, impartial, commitments, legal, marking } = lexicon();
  compiled = {
    longestSentence,
    advice: [
      ...words.map(({ find, say }) => ({ pattern: new RegExp(`\\b${find}\\b`, 'gi'), say })),
      ...forms.map(({ find, say }) => ({ pattern: new RegExp(find, 'g'), say })),
    ],
    impartial: new RegExp(impartial.join('|'), 'i'),
    commitment: new RegExp(commitments.join('|'), 'i'),
    legal: new RegExp(legal.join('|'), 'i'),
    marking: new RegExp(marking),
  };
  return compiled;
}
