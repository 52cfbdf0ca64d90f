import { dataFile } from '@assay/core';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../../lexicons/signs.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    /** Words that a name in angle brackets stands for in a phrase; figures are numbers without being listed. */
    kinds: z.strictObject({ '<day>': z.string(), '<number>': z.string(), '<span>': z.string() }),
    signs: z
      .array(z.strictObject({ name: z.string(), words: z.string().optional(), phrases: z.array(z.string()).min(1).optional() }))
      .min(1),
  }),
);

/** Tells which signs the words of a sentence bear, and how many words or phrases of each. */
export type SignMatcher = (words: readonly string[]) => ReadonlyMap<string, number>;

/** Makes the matcher of the lexicon: each word is looked up once, however many signs there are. */
export function signMatcher(): SignMatcher {
  const { signs, kinds } = lexicon();
  const entries = entriesByFirstWord(signs);
  const kindsOf = kindsByWord(kinds);

  const follows = (words: readonly string[], place: number, [next, ...rest]: readonly string[]): boolean => {
    if (next === undefined) return true;
    if (next === '…') return leaps.some((leap) => follows(words, place + leap, rest));
    const word = words[place];
    return word !== undefined && (word === next || kindsOf(word).includes(next)) && follows(words, place + 1, rest);
  };

  /** What may begin at a word, kept: a text has few different words. */
  const beginning = new Map<string, readonly Entry[]>();
  const entriesAt = (word: string): readonly Entry[] => {
    const known = beginning.get(word);
    if (known !== undefined) return known;
    const found = [word, ...kindsOf(word)].flatMap((first) => entries.get(first) ?? []);
    beginning.set(word, found);
    return found;
  };

  return (words) => {
    const found = new Map<string, Entry[]>();
    for (const [place, word] of words.entries())
      for (const entry of entriesAt(word)) {
        const matched = found.get(entry.name);
        if (matched?.includes(entry) === true || !follows(words, place + 1, entry.rest)) continue;
        if (matched === undefined) found.set(entry.name, [entry]);
        else matched.push(entry);
      }
    return new Map([...found].map(([name, matched]) => [name, matched.length]));
  };
}

// --- Internal ---

interface Entry {
  readonly name: string;
  /** What has to follow the first word. */
  readonly rest: readonly string[];
}

/** "…" in a phrase leaps over so many words. */
const leaps = [0, 1, 2, 3] as const;

function entriesByFirstWord(signs: ReturnType<typeof lexicon>['signs']): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const { name, words, phrases = [] } of signs)
    for (const phrase of [...(words?.split(' ') ?? []), ...phrases]) {
      const [first = '', ...rest] = phrase.split(' ');
      entries.set(first, [...(entries.get(first) ?? []), { name, rest }]);
    }
  return entries;
}

const none: readonly string[] = [];

function kindsByWord(kinds: ReturnType<typeof lexicon>['kinds']): (word: string) => readonly string[] {
  const byWord = new Map<string, readonly string[]>();
  for (const [kind, words] of Object.entries(kinds))
    for (const word of words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), kind]);
  return (word) => byWord.get(word) ?? (/^20\d\d$/.test(word) ? ['<number>', '<day>'] : /^\d/.test(word) ? ['<number>'] : none);
}
