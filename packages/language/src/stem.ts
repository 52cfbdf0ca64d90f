import { stemmer } from 'stemmer';

const stems = new Map<string, string>();

/** The Porter (1980) stem of a lower-case word; numbers and words with other letters stay as they are. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const result = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  // Bounded: hostile input could name endless words.
  if (stems.size < 200_000) stems.set(word, result);
  return result;
}
