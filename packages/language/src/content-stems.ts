import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/** The stems of a text's topic words, in order, repeats kept. */
export function contentStems(text: string): readonly string[] {
  return tokenise(text)
    .filter(({ word }) => !stopWords.has(word))
    .map(({ word }) => stem(word));
}
