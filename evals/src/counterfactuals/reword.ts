import { dataFile } from '@assay/core';
import { z } from 'zod';
import { wordsOf } from './check-pair.ts';

const exchanges = z.record(z.string(), z.string());
const wordings = dataFile(
  new URL('./wordings.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    dialect: exchanges,
    'second-language': z.strictObject({ dropped: z.array(z.string()).min(1), exchanged: exchanges }),
  }),
);

/** A way to say the same text in another English, and which words it touches. */
export interface Wording {
  readonly value: string;
  readonly exchangeable: ReadonlySet<string>;
  readonly droppable: ReadonlySet<string>;
  reword(text: string): string;
}

/** The text in a northern dialect. */
export function dialect(): Wording {
  const { dialect: exchanged } = wordings();
  return { value: 'northern', ...wordsIn(exchanged), droppable: new Set(), reword: (text) => change(text, exchanged, new Set(), 1) };
}

/** The text as a learner might write it: every second slip (`light`) or every one (`heavy`). */
export function secondLanguage(density: 'light' | 'heavy'): Wording {
  const { dropped, exchanged } = wordings()['second-language'];
  const droppable = new Set(dropped);
  const every = density === 'heavy' ? 1 : 2;
  return { value: density, ...wordsIn(exchanged), droppable, reword: (text) => change(text, exchanged, droppable, every) };
}

// --- Internal ---

function wordsIn(exchanged: Readonly<Record<string, string>>): { readonly exchangeable: ReadonlySet<string> } {
  return { exchangeable: new Set(Object.entries(exchanged).flat().flatMap(wordsOf)) };
}

/** Changes every n-th word that can be changed; a word with a capital keeps it. */
function change(text: string, exchanged: Readonly<Record<string, string>>, dropped: ReadonlySet<string>, every: number): string {
  let seen = 0;
  return text.replace(/(?<![\w’'-])([A-Za-z]+(?:['’]t)?)(?![\w’'-])([ ]?)/g, (whole, word: string, space: string) => {
    const key = word.toLowerCase().replace('’', "'");
    const other = Object.hasOwn(exchanged, key) ? exchanged[key] : undefined;
    // A word in capitals or a title's article may be a name: it stays.
    const isDropped = dropped.has(key) && word === key && space !== '';
    if (other === undefined && !isDropped) return whole;
    seen += 1;
    if ((seen - 1) % every !== 0) return whole;
    if (other === undefined) return '';
    return `${word[0] === word[0]?.toUpperCase() ? `${other[0]?.toUpperCase()}${other.slice(1)}` : other}${space}`;
  });
}
