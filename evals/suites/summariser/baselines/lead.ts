import { collapseSpace, countWords, splitSentences } from '@assay/language';

/** The first sentences of a text that fit a length: what cutting the document gives. */
export function lead(text: string, words: number): readonly string[] {
  const sentences: string[] = [];
  let count = 0;
  for (const { start, end } of splitSentences(text)) {
    const sentence = collapseSpace(text.slice(start, end));
    count += countWords(sentence);
    if (count > words * 1.1) break;
    sentences.push(sentence);
  }
  return sentences;
}
