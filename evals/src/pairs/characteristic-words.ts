import { dataFile } from '@assay/core';
import { tokenise } from '@assay/language';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../lexicons/characteristics.json', import.meta.url),
  z.strictObject({ why: z.string(), words: z.array(z.string()).min(50) }),
);

/** Words of a text that name a group of people and that its input does not have: what the tool brought in. */
export function characteristicWords(text: string, input: string): readonly string[] {
  const given = new Set(tokenise(input).map(({ word }) => word));
  const naming = new Set(lexicon().words);
  return [...new Set(tokenise(text).flatMap(({ word }) => (naming.has(word) && !given.has(word) ? [word] : [])))].sort();
}
