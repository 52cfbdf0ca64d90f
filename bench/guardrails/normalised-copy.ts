import type { Stretch } from './stretches.ts';

const zeroWidth = /\u200B|\u200C|\u200D|\u2060|\uFEFF/u;

/** A text in NFKC without zero-width characters, as `@openai/guardrails` returns it, and the way back to the text as it came. */
export interface NormalisedCopy {
  readonly text: string;
  toOriginal(stretch: Stretch): Stretch;
}

/** Normalises a text piece by piece (a character and its marks), so that each place in the copy is known in the original. */
export function normalisedCopy(original: string): NormalisedCopy {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of original.matchAll(/\P{M}?\p{M}*/gu)) {
    const folded = [...piece.normalize('NFKC')].filter((character) => !zeroWidth.test(character)).join('');
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(index);
      ends.push(index + piece.length);
    }
  }
  return { text, toOriginal: ({ start, end }) => ({ start: starts[start] ?? original.length, end: ends[end - 1] ?? original.length }) };
}
