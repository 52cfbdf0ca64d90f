import { stopWords } from '@assay/language';

/** A phrase that stands in a text, with what its list says of it. */
export interface PhraseHit<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

interface Entry<Meaning> {
  readonly phrase: string;
  /** Where the word by which the phrase is looked up stands in it. */
  readonly offset: number;
  readonly meaning: Meaning;
}

/**
 * Makes a finder of many phrases at once, in order of place. Words match whole and in any case; between them stands one space,
 * line break or hyphen. One pass over the text, however many phrases there are: a sum over the letters of each word says whether
 * it can be in the list at all.
 */
export function phraseFinder<Meaning>(phrases: Iterable<readonly [string, Meaning]>): (text: string) => PhraseHit<Meaning>[] {
  const bySum = new Map<number, Entry<Meaning>[]>();
  const mayBe = new Uint8Array(sumCount);
  for (const [written, meaning] of phrases) {
    const phrase = written.toLowerCase().replaceAll('-', ' ').replaceAll('’', "'");
    const { word, offset } = keyOf(phrase);
    const sum = sumOf(word);
    bySum.set(sum, [...(bySum.get(sum) ?? []), { phrase, offset, meaning }]);
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
        letter = place < text.length ? foldedLetter(text.charCodeAt(place)) : 0;
      }
      if (mayBe[sum & (sumCount - 1)] === 0) continue;
      for (const { phrase, offset, meaning } of bySum.get(sum) ?? []) {
        const from = start - offset;
        if (stands(phrase, text, from)) hits.push({ start: from, end: from + phrase.length, meaning });
      }
    }
    return hits.sort((a, b) => a.start - b.start || b.end - a.end);
  };
}

// --- Internal ---

const sumCount = 1 << 18;

/** For each character up to the end of the Latin letters its small form, or 0 where it is no letter or digit. */
const folded = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[\p{L}\p{Nd}]/u.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/** Letters beyond Latin end a word: no phrase is written in them. */
function foldedLetter(code: number): number {
  return code < 0x250 ? (folded[code] ?? 0) : 0;
}

function addTo(sum: number, letter: number): number {
  return (Math.imul(sum, 31) + letter) | 0;
}

function sumOf(word: string): number {
  let sum = 0;
  for (let place = 0; place < word.length; place += 1) sum = addTo(sum, foldedLetter(word.charCodeAt(place)));
  return sum;
}

/** A phrase is looked up by its longest word that carries a topic: it is the rarest as a rule. */
function keyOf(phrase: string): { word: string; offset: number } {
  const words = [...phrase.matchAll(/[\p{L}\p{Nd}]+/gu)].map(({ 0: word, index: offset }) => ({ word, offset }));
  const rank = (word: string) => word.length - (stopWords.has(word) ? 20 : 0);
  return words.reduce((best, next) => (rank(next.word) > rank(best.word) ? next : best));
}

function stands(phrase: string, text: string, from: number): boolean {
  const end = from + phrase.length;
  if (from < 0 || end > text.length) return false;
  if (from > 0 && foldedLetter(text.charCodeAt(from - 1)) !== 0) return false;
  if (end < text.length && foldedLetter(text.charCodeAt(end)) !== 0) return false;
  for (let place = 0; place < phrase.length; place += 1) {
    const expected = phrase.charCodeAt(place);
    const code = text.charCodeAt(from + place);
    if (expected !== (foldedLetter(code) || plainSign(code))) return false;
  }
  return true;
}

/** White space and hyphens part words alike, and both kinds of apostrophe are one. */
function plainSign(code: number): number {
  if (code === 0x2019) return 0x27;
  return code === 0x20 || code === 0x2d || code === 0xa0 || (code > 8 && code < 14) ? 0x20 : code;
}
