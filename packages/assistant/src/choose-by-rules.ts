import { dataFile } from '@assay/core';
import { countWords } from '@assay/language';
import { z } from 'zod';
import type { AssistantInput } from './assistant.ts';
import { type Choice, choices } from './choices.ts';
import { readSigns } from './read-signs.ts';

const weight = z.strictObject(Object.fromEntries(choices.map((choice) => [choice, z.number()])) as Record<Choice, z.ZodNumber>);

const lexicon = dataFile(
  new URL('../lexicons/weights.json', import.meta.url),
  z.strictObject({ why: z.string(), bias: weight, weights: z.record(z.string(), weight) }),
);

/** What a text is for: by what is plain to see, and else by its signs and what each of them weighs for every choice. */
export function chooseByRules({ text, words = countWords(text) }: AssistantInput): Choice {
  const signs = readSigns(text, words);
  if (signs['letter-form'] === 1) return 'drafter';
  if (signs.impersonal === 1 && signs.asks === 0 && signs['reply-given'] === 0 && signs.writes === 0) return 'summariser';
  const { bias, weights } = lexicon();
  const scoreOf = (choice: Choice) =>
    Object.entries(signs).reduce((sum, [sign, strength]) => sum + strength * (weights[sign]?.[choice] ?? 0), bias[choice]);
  return choices.reduce((best, choice) => (scoreOf(choice) > scoreOf(best) ? choice : best));
}
