import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { findHarm } from '../harm/find-harm.ts';
import { harmKinds, harmWords } from '../harm/harm-words.ts';

const supported: readonly Action[] = ['flag'];

/**
 * Finds words by which a text may speak of a person in danger, and says whom to tell. It never refuses: who writes so needs a
 * person and not a machine. A sign, no diagnosis: what is said between the lines is not seen.
 */
export const harm = defineCheck({
  name: 'harm',
  options: z.strictObject({ kinds: z.array(z.enum(harmKinds)).min(1) }),
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {},
  make: (options) => ({
    // Two hints may stand far apart, and a sentence without an end is judged in parts from its beginning.
    reach: 'whole',
    supports: { input: supported, context: supported },
    async find({ text }) {
      const { signposting } = harmWords();
      return findHarm(text)
        .filter(({ kind }) => options.kinds.includes(kind))
        .map(({ kind, start, end, score }): Finding => ({ check: 'harm', kind, start, end, score, message: signposting[kind] }));
    },
  }),
});
