import { dataFile } from '@assay/core';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../lexicons/told-of-oneself.json', import.meta.url),
  z.strictObject({ why: z.string(), words: z.record(z.string(), z.string()) }),
);

/** Whether a word says who asks rather than what is asked. Numbers too: an age or an amount of somebody's need not stand on the page. */
export function isToldOfOneself(word: string): boolean {
  words ??= new Set(Object.values(lexicon().words).flatMap((list) => list.split(' ')));
  return words.has(word) || /^\d/.test(word);
}

// --- Internal ---

let words: ReadonlySet<string> | undefined;
