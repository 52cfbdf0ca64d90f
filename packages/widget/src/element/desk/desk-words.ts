import type { Words } from '../words.ts';
import { makeWords } from '../words.ts';
import english from './messages/en.json' with { type: 'json' };

type DeskWords = Words<keyof typeof english>;

export type { DeskWords };

/** The words of the desk: English, unless the widget has them in its language or somebody has replaced them there. */
export function deskWords(words: Words): DeskWords {
  return makeWords({ ...english, ...words.all });
}
