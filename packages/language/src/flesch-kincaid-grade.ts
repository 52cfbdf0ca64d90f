import { syllable } from 'syllable';
import { splitSentences } from './split-sentences.ts';
import { tokenise } from './tokenise.ts';

/**
 * The school grade a text asks of its reader: 0.39 words a sentence + 11.8 syllables a word - 15.59
 * (Kincaid, Fishburne, Rogers and Chissom 1975). Undefined for a text without words.
 */
export function fleschKincaidGrade(text: string): number | undefined {
  const words = tokenise(text);
  if (words.length === 0) return undefined;
  const sentences = Math.max(1, splitSentences(text).length);
  const syllables = words.reduce((sum, { word }) => sum + Math.max(1, syllable(word)), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
