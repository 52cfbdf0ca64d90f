import { type MessageKey, makeWords, type Words } from '../words.ts';
import english from './messages/en.json' with { type: 'json' };

/** The words around results, and those of the widget itself. */
export type ResultWords = Words<MessageKey | keyof typeof english>;

/** The words of results: English, unless the widget has them in its language or somebody has replaced them there. */
export function resultWords(words: Words): ResultWords {
  return makeWords({ ...english, ...words.all });
}
