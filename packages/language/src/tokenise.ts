import type { Span } from './split-sentences.ts';

/** A word or number of a text, lower-cased, with its place. */
export interface Token extends Span {
  readonly word: string;
}

/** Words and numbers; an apostrophe or hyphen inside a word parts it, a decimal point or thousands comma inside a number does not. */
export function tokenise(text: string): readonly Token[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*/gu)].map(({ index, 0: match }) => ({
    word: match.toLowerCase(),
    start: index,
    end: index + match.length,
  }));
}
