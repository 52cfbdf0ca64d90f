import type { Action, CheckInput, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { findSupport } from '../find-support.ts';
import { fitsPhrase } from '../fits-phrase.ts';

const supported: readonly Action[] = ['flag', 'block'];
const share = z.number().min(0).max(1);

/** Finds statements that are neither a phrase of the tool nor borne out by the words they quote. */
export const grounding = defineCheck({
  name: 'grounding',
  options: z.strictObject({ containment: share, order: share }),
  judges: 'statement',
  reads: 'original',
  consequences: {
    flag: 'Check it against the source yourself.',
    block: 'The answer was withheld. Try again, or read the sources yourself.',
  },
  make: (strictness) => ({
    // A statement comes whole, with its citations.
    reach: 0,
    supports: { output: supported },
    async find(input) {
      const kind = problemOf(input, strictness);
      if (kind === undefined) return [];
      const message =
        kind === 'not-the-phrase'
          ? 'The answer uses a fixed phrase in words that are not the phrase’s.'
          : 'The answer says something that the place it names does not say.';
      return [{ check: 'grounding', kind, start: 0, end: input.text.length, message } satisfies Finding];
    },
  }),
});

// --- Internal ---

function problemOf({ statement, phrases, sources }: CheckInput, strictness: { containment: number; order: number }): string | undefined {
  if (statement === undefined) return undefined;
  const { text, citations, phrase } = statement;
  if (phrase !== undefined) {
    const template = Object.hasOwn(phrases, phrase) ? phrases[phrase] : undefined;
    return template !== undefined && fitsPhrase(text, template, sources) ? undefined : 'not-the-phrase';
  }
  const problem = findSupport(
    text,
    citations.map(({ quote }) => quote),
    strictness,
  );
  return problem === undefined ? undefined : `unsupported-${problem}`;
}
