import { stopWords } from '@assay/language';

/**
 * How words of synthetic pages are drawn. Rank r of the words there are so far has a chance in proportion to
 * 1 / (r + shift)^exponent (Zipf-Mandelbrot, drawn from its continuous form); after n words there are
 * growth.factor * n^growth.exponent of them (Heaps; its figures are those of Reuters RCV1 in Manning, Raghavan and
 * Schütze 2008, 5.1). Words are drawn apart from each other: pages have no topics.
 */
export const wordLaw = { shift: 2.7, exponent: 1.07, growth: { factor: 44, exponent: 0.49 } } as const;

const functionWords = [...stopWords];
const consonants = 'bdfgklmnprtvz';
const vowels = 'aou';

/** How many words there are to draw from after n were drawn. */
export function vocabularyAfter(words: number): number {
  return Math.ceil(wordLaw.growth.factor * Math.max(1, words) ** wordLaw.growth.exponent);
}

/** The rank, from 1, at a chance from 0 to 1 among so many words. */
export function rankAt(chance: number, vocabulary: number): number {
  const { shift, exponent } = wordLaw;
  const power = 1 - exponent;
  const [first, last] = [(1 + shift) ** power, (vocabulary + 1 + shift) ** power];
  return Math.min(vocabulary, Math.max(1, Math.floor((first + chance * (last - first)) ** (1 / power) - shift)));
}

/** The word of a rank: the stop words first, as in English; then open syllables, which a stemmer leaves as they are. */
export function wordOf(rank: number): string {
  const known = spelledBefore[rank];
  if (known !== undefined) return known;
  const word = functionWords[rank - 1] ?? inSyllables(rank);
  spelledBefore[rank] = word;
  return word;
}

// --- Internal ---

/** Each word is one string, however often it is drawn. */
const spelledBefore: string[] = [];
const syllables = consonants.length * vowels.length;

function inSyllables(rank: number): string {
  let word = '';
  // From a square of the syllables on, so that no word has fewer than three and none is spelled like another.
  for (let rest = rank + syllables ** 2; rest > 0; rest = Math.floor(rest / syllables)) {
    const syllable = rest % syllables;
    word += `${consonants[syllable % consonants.length]}${vowels[Math.floor(syllable / consonants.length)]}`;
  }
  return word;
}
