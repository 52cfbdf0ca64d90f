import type { Words } from '../words.ts';
import { makeWords } from '../words.ts';
import welsh from './messages/cy.json' with { type: 'json' };
import english from './messages/en.json' with { type: 'json' };

type DeskWords = Words<keyof typeof english>;

export type { DeskWords };

/** The words of the desk, in Welsh where the widget's own are; each can be replaced as the widget's can. */
export function deskWords(words: Words): DeskWords {
  const locale = words.find('locale');
  const own: Readonly<Record<string, string>> = { ...english, ...(/^cy\b/i.test(locale ?? '') ? welsh : {}) };
  const replaced = Object.keys(own).map((key) => [key, words.find(key) ?? own[key] ?? '']);
  return makeWords({ ...Object.fromEntries(replaced), ...(locale === undefined ? {} : { locale }) });
}
