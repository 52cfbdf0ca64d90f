import { finderByWord, foldedLetter, type PhraseHit, wordsOf } from '../find-by-word.ts';

/** Words too frequent to look a phrase up by. */
const common = new Set(
  'the to of and in a an is are was were be as at by for from on or that this these it its you your we will would can may have has not do i if all any what when where which with about'.split(
    ' ',
  ),
);

/** Makes a finder of the first words of signs, in any case: some thousand phrases full of frequent words, each looked up by a rare one. */
export function firstWordsFinder<Meaning>(phrases: ReadonlyMap<string, Meaning>): (text: string) => PhraseHit<Meaning>[] {
  return finderByWord(
    [...phrases].map(([written, meaning]) => {
      const phrase = written.toLowerCase();
      return { phrase, ...keyOf(phrase), meaning };
    }),
    stands,
  );
}

// --- Internal ---

function keyOf(phrase: string): { readonly word: string; readonly offset: number } {
  const words = wordsOf(phrase);
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
