/** A phrase that stands in a text, with what its list says of it. */
export interface PhraseHit<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** A phrase of a list, and the word by which it is looked up: where that word stands in it. */
export interface Phrase<Meaning> {
  readonly phrase: string;
  readonly word: string;
  readonly offset: number;
  readonly meaning: Meaning;
}

/**
 * Makes a finder of many phrases in one pass over a text, however many there are: a sum over the letters of each word says
 * whether it can be in the list at all, and which phrases to compare there. `stands` says whether a phrase is there whole.
 */
export function finderByWord<Meaning>(
  phrases: Iterable<Phrase<Meaning>>,
  stands: (phrase: string, text: string, from: number) => boolean,
): (text: string) => PhraseHit<Meaning>[] {
  const bySum = new Map<number, Phrase<Meaning>[]>();
  const mayBe = new Uint8Array(sumCount);
  for (const entry of phrases) {
    const sum = sumOf(entry.word);
    bySum.set(sum, [...(bySum.get(sum) ?? []), entry]);
    mayBe[sum & (sumCount - 1)] = 1;
  }
  return (text) => {
    const hits: PhraseHit<Meaning>[] = [];
    let place = 0;
    while (place < text.length) {
      let letter = foldedLetter(text.charCodeAt(place));
      if (letter === 0) {
        place += 1;
        continue;
      }
      const start = place;
      let sum = 0;
      while (letter !== 0) {
        sum = addTo(sum, letter);
        place += 1;
        letter = foldedLetter(text.charCodeAt(place));
      }
      if (mayBe[sum & (sumCount - 1)] === 0) continue;
      for (const { phrase, offset, meaning } of bySum.get(sum) ?? []) {
        const from = start - offset;
        if (stands(phrase, text, from)) hits.push({ start: from, end: from + phrase.length, meaning });
      }
    }
    return hits;
  };
}

/** The small form of a letter or digit up to the end of the Latin letters, else 0: letters beyond, and the end of a text, end a word. */
export function foldedLetter(code: number): number {
  return code < 0x250 ? (folded[code] ?? 0) : 0;
}

/** The words of a phrase with their places in it. */
export function wordsOf(phrase: string): { readonly word: string; readonly offset: number }[] {
  return [...phrase.matchAll(/[\p{L}\p{Nd}]+/gu)].map(({ 0: word, index: offset }) => ({ word, offset }));
}

// --- Internal ---

const sumCount = 1 << 18;

const folded = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[\p{L}\p{Nd}]/u.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

function addTo(sum: number, letter: number): number {
  return (Math.imul(sum, 31) + letter) | 0;
}

function sumOf(word: string): number {
  let sum = 0;
  for (let place = 0; place < word.length; place += 1) sum = addTo(sum, foldedLetter(word.charCodeAt(place)));
  return sum;
}
