/** A phrase where it stands. */
export interface FirstWords<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** Words too frequent to look a phrase up by. */
const common = new Set(
  'the to of and in a an is are was were be as at by for from on or that this these it its you your we will would can may have has not do i if all any what when where which with about'.split(
    ' ',
  ),
);

interface Entry<Meaning> {
  readonly phrase: string;
  /** Where the word by which the phrase is looked up stands in it. */
  readonly offset: number;
  readonly meaning: Meaning;
}

/**
 * Makes a finder of phrases, in any case, in one pass over the text: a sum over the letters of each word says which phrases to
 * compare. As `phraseFinder`, but made for some thousand phrases full of frequent words: each is looked up by a rare one, and
 * compared letter by letter, so that most places are done with at the first.
 */
export function firstWordsFinder<Meaning>(phrases: ReadonlyMap<string, Meaning>): (text: string) => FirstWords<Meaning>[] {
  const bySum = new Map<number, Entry<Meaning>[]>();
  const mayBe = new Uint8Array(sumCount);
  for (const [written, meaning] of phrases) {
    const phrase = written.toLowerCase();
    const { word, offset } = keyOf(phrase);
    let sum = 0;
    for (let place = 0; place < word.length; place += 1) sum = addTo(sum, foldedLetter(word.charCodeAt(place)));
    bySum.set(sum, [...(bySum.get(sum) ?? []), { phrase, offset, meaning }]);
    mayBe[sum & (sumCount - 1)] = 1;
  }
  return (text) => {
    const hits: FirstWords<Meaning>[] = [];
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

// --- Internal ---

const sumCount = 1 << 16;

/** For each character up to the end of the Latin letters its small form, or 0 where it is no letter or figure. */
const folded = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[\p{L}\p{Nd}]/u.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

function foldedLetter(code: number): number {
  return code < 0x250 ? (folded[code] ?? 0) : 0;
}

function addTo(sum: number, letter: number): number {
  return (Math.imul(sum, 31) + letter) | 0;
}

function keyOf(phrase: string): { readonly word: string; readonly offset: number } {
  const words = [...phrase.matchAll(/[\p{L}\p{Nd}]+/gu)].map(({ 0: word, index: offset }) => ({ word, offset }));
  const rare = words.filter(({ word }) => !common.has(word));
  return (rare.length > 0 ? rare : words).reduce((longest, next) => (next.word.length > longest.word.length ? next : longest));
}

/** Words whole; between them one space, line break or hyphen; an apostrophe of either shape. */
function stands(phrase: string, text: string, from: number): boolean {
  const end = from + phrase.length;
  if (from < 0 || end > text.length) return false;
  for (let place = 0; place < phrase.length; place += 1) {
    const wanted = phrase.charCodeAt(place);
    const there = text.charCodeAt(from + place);
    const letter = foldedLetter(there);
    if (letter === 0 ? !isSign(wanted, there) : letter !== wanted) return false;
  }
  return foldedLetter(text.charCodeAt(from - 1)) === 0 && foldedLetter(text.charCodeAt(end)) === 0;
}

function isSign(wanted: number, there: number): boolean {
  if (wanted === there) return true;
  const sign = String.fromCharCode(there);
  return (wanted === 0x20 && /[\s-]/.test(sign)) || (wanted === 0x27 && sign === '’');
}
