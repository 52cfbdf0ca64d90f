import type { Marking } from './find-markings.ts';
import type { MarkingKind } from './marking-words.ts';

/** Paragraphs marked one by one: "(S) The team met.", "(TS//SI) …". One letter alone is an abbreviation, so two paragraphs must be marked. */
export function portions(text: string): readonly Marking[] {
  const marked = [...text.matchAll(portion)].filter(({ index }) => paragraph.test(text.slice(Math.max(0, index - 40), index)));
  if (marked.length === 0) return [];
  const isSystem = marked.length >= 2 && !otherLetter.test(text);
  return marked.flatMap(({ index, 0: match, 1: letters = '', 2: controls }) => {
    const kind = kinds[letters];
    if (kind === undefined || !(isSystem || controls !== undefined)) return [];
    return [{ kind, handling: [], start: index, end: index + match.length }];
  });
}

// --- Internal ---

const kinds: Readonly<Record<string, MarkingKind>> = {
  S: 'secret',
  TS: 'top-secret',
  'O-S': 'official-sensitive',
  OS: 'official-sensitive',
};

const portion = /\((TS|S|C|R|U|O-S|OS|O)(\/\/[A-Z][A-Z/, -]{1,40})?\)(?=[ \t]{1,4}[A-Z])/g;

/** A paragraph may be numbered. */
const paragraph = /(?:^|\n)[ \t]{0,8}(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?[ \t]{1,4})?$/;

/** Lists of sizes or answers have other letters in brackets. */
const otherLetter = /(?<=^|\n)[ \t]{0,8}\([ABD-NPQVWXYZ]\)/;
