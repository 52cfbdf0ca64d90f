import { dataFile } from '@assay/core';
import { stem } from '@assay/language';
import { z } from 'zod';

const words = z.string().transform((line) => line.split(' '));

const lexicon = dataFile(
  new URL('../lexicons/opposites.json', import.meta.url),
  z
    .strictObject({
      about: z.string(),
      licence: z.string(),
      prefixes: z.strictObject({ negating: z.array(z.string()), exchanged: z.array(z.tuple([z.string(), z.string()])) }),
      groups: z.array(words),
      pairs: z.array(words),
    })
    .transform(({ prefixes, groups, pairs }) => ({ prefixes, opposites: opposites([...groups, ...pairs]) })),
);

/** The stems of the words that say the opposite of a word, or exclude it: "increase" and "fall", "weekly" and "monthly", "unlawful" and "lawful". */
export function oppositesOf(word: string): readonly string[] {
  const { prefixes, opposites: known } = lexicon();
  const own = stem(word);
  const others = [...(known.get(own) ?? [])];
  for (const prefix of prefixes.negating) {
    if (isPrefix(prefix, word, shortestRoot)) others.push(stem(word.slice(prefix.length)));
    if (word.length >= shortestRoot) others.push(stem(prefix + word));
  }
  for (const [one, other] of prefixes.exchanged) {
    if (isPrefix(one, word, shortestExchanged)) others.push(stem(other + word.slice(one.length)));
    if (isPrefix(other, word, shortestExchanged)) others.push(stem(one + word.slice(other.length)));
  }
  return others.filter((opposite) => opposite !== own);
}

// --- Internal ---

/** A shorter rest is rarely the word without its prefix: "income" and "come", "inform" and "form". */
const shortestRoot = 5;
/** With one prefix for another both words are long: "overpaid" and "underpaid". */
const shortestExchanged = 3;

function isPrefix(prefix: string, word: string, shortest: number): boolean {
  return word.length >= prefix.length + shortest && word.startsWith(prefix);
}

function opposites(groups: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = group.map(stem);
    for (const one of stems) {
      const others = known.get(one) ?? new Set<string>();
      for (const other of stems) if (other !== one) others.add(other);
      known.set(one, others);
    }
  }
  return known;
}
