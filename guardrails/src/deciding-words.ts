import { dataFile } from '@assay/core';
import { z } from 'zod';

const wordSet = z.array(z.string()).transform((words): ReadonlySet<string> => new Set(words));

/** Small words that decide what a sentence means, and titles of persons. */
export const decidingWords = dataFile<{
  readonly negations: ReadonlySet<string>;
  readonly deciding: ReadonlySet<string>;
  /** What a sentence may hang on: a statement that leaves it out says more than the sentence does. */
  readonly conditions: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
}>(
  new URL('./lexicons/deciding-words.json', import.meta.url),
  z.strictObject({ negations: wordSet, deciding: wordSet, conditions: wordSet, titles: wordSet }),
);
