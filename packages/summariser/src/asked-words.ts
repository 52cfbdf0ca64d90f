/** A page of a government paper. */
const pageWords = 500;

export type Length = { readonly words: number } | { readonly pages: number } | { readonly share: number };

/** The words a length stands for in a text of so many. */
export function askedWords(length: Length, words: number): number {
  if ('words' in length) return length.words;
  if ('pages' in length) return Math.round(length.pages * pageWords);
  return Math.max(10, Math.round(length.share * words));
}
