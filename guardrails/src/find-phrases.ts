import { stopWords } from '@assay/language';
import { finderByWord, foldedLetter, type PhraseHit, wordsOf } from './find-by-word.ts';

/**
 * Makes a finder of many phrases at once, in order of place. Words match whole and in any case; between them stands one space,
 * line break or hyphen.
 */
export function phraseFinder<Meaning>(phrases: Iterable<readonly [string, Meaning]>): (text: string) => PhraseHit<Meaning>[] {
  const find = finderByWord(
    [...phrases].map(([written, meaning]) => {
      const phrase = written.toLowerCase().replaceAll('-', ' ').replaceAll('’', "'");
      return { phrase, ...keyOf(phrase), meaning };
    }),
    stands,
  );
  return (text) => find(text).sort((a, b) => a.start - b.start || b.end - a.end);
}

// --- Internal ---

/** A phrase is looked up by its longest word that carries a topic: it is the rarest as a rule. */
function keyOf(phrase: string): { word: string; offset: number } {
  const rank = (word: string) => word.length - (stopWords.has(word) ? 20 : 0);
  return wordsOf(phrase).reduce((best, next) => (rank(next.word) > rank(best.word) ? next : best));
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
