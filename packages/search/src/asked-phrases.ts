import { tokenise } from '@assay/language';

/** Words that must stand together, in their order and as they are written: what is put in quotation marks, and codes of several parts. */
export type Phrase = readonly string[];

/** The phrases that a question asks for: "no fault eviction" in quotation marks, "SI 2019/419" for its code; not more than five. */
export function askedPhrases(question: string): readonly Phrase[] {
  const quoted = [...question.matchAll(/"([^"\n]{2,200})"|“([^“”\n]{2,200})”/gu)].map(([, straight, curly]) => straight ?? curly ?? '');
  const codes = [...question.matchAll(codePattern)].map(([code]) => code);
  return [...quoted, ...codes]
    .map(wordsOf)
    .filter((words) => words.length > 1)
    .slice(0, mostPhrases);
}

/** How many of some phrases stand in a text, which is read only where there are any. */
export function phrasesHeld(phrases: readonly Phrase[], read: () => string): number {
  if (phrases.length === 0) return 0;
  const words = ` ${wordsOf(read()).join(' ')} `;
  return phrases.filter((phrase) => words.includes(` ${phrase.join(' ')} `)).length;
}

// --- Internal ---

const mostPhrases = 5;

/** "CH-23", "P-11/D", "2019/419": parts in capitals or digits with a letter or a long number among them; no "18-25", "24/7" or "3-bedroom". */
const codePattern =
  /(?<![\p{L}\p{N}/.-])(?=[\p{Lu}\d/.-]*(?:\p{Lu}|\d{3,}\/|\/\d{3,}))(?=[^\s]*\d)[\p{Lu}\d]{1,20}(?:[-/.][\p{Lu}\d]{1,20}){1,6}(?![\p{L}\p{N}])/gu;

function wordsOf(text: string): Phrase {
  return tokenise(text).map(({ word }) => word);
}
