import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { languageOf } from '../language-of.ts';

const options = z
  .strictObject({
    /** The most characters that a text may have. */
    maxCharacters: z.number().int().positive().optional(),
    /** The languages that a text may be in; short texts are not judged. */
    languages: z
      .array(z.enum(['en', 'cy']))
      .min(1)
      .optional(),
    /** How often the same sentence may stand in a text; a model that is stuck repeats itself. */
    maxRepeats: z.number().int().positive().optional(),
  })
  .refine((limits) => Object.values(limits).some((limit) => limit !== undefined), 'set at least one limit');

type Limits = z.output<typeof options>;

/** A repeated sentence is at least so long: "Yes." may stand often. */
const shortestRepeated = 20;

const supported: readonly Action[] = ['flag', 'block'];

/** Finds a text that is too long, in another language, or stuck on one sentence. The schema of a result is the tool's own, and always holds. */
export const shape = defineCheck({
  name: 'shape',
  options,
  judges: 'text',
  reads: 'original',
  seesTextAlone: true,
  consequences: { flag: 'Look at it before you use it.', block: 'It was not passed on.' },
  make: (limits) => ({
    reach: 'whole',
    supports: { input: supported, context: supported, output: supported },
    async find({ text }) {
      return [...tooLong(text, limits), ...otherLanguage(text, limits), ...stuck(text, limits)];
    },
  }),
});

// --- Internal ---

function findingOf(kind: string, start: number, end: number, message: string): Finding {
  return { check: 'shape', kind, start, end, message };
}

function tooLong(text: string, { maxCharacters }: Limits): Finding[] {
  if (maxCharacters === undefined || text.length <= maxCharacters) return [];
  const message = `This text has ${text.length} characters; ${maxCharacters} are allowed here.`;
  return [findingOf('too-long', maxCharacters, text.length, message)];
}

function otherLanguage(text: string, { languages }: Limits): Finding[] {
  const language = languages === undefined ? undefined : languageOf(text);
  if (languages === undefined || language === undefined || (language !== 'other' && languages.includes(language))) return [];
  const names = languages.map((name) => ({ en: 'English', cy: 'Welsh' })[name]).join(' or ');
  return [findingOf('other-language', 0, text.length, `This text does not seem to be in ${names}.`)];
}

function stuck(text: string, { maxRepeats }: Limits): Finding[] {
  if (maxRepeats === undefined) return [];
  const counts = new Map<string, number>();
  for (const { index: start, 0: sentence } of text.matchAll(/[^.!?\n]{1,400}[.!?\n]?/g)) {
    const words = sentence.trim().toLowerCase();
    if (words.length < shortestRepeated) continue;
    const count = (counts.get(words) ?? 0) + 1;
    counts.set(words, count);
    if (count > maxRepeats)
      return [findingOf('repeated', start, start + sentence.length, `This text says the same sentence more than ${maxRepeats} times.`)];
  }
  return [];
}
