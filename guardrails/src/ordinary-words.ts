import { dataFile } from '@assay/core';
import { stem } from '@assay/language';
import { z } from 'zod';
import { partyNames } from './impartiality/lexicon.ts';

const words = z.array(z.string()).min(1);
const ordinaryWords = dataFile(
  new URL('./lexicons/ordinary-words.json', import.meta.url),
  z.strictObject({ why: z.string(), source: z.string(), licence: z.string(), stems: words }),
);
const places = dataFile(
  new URL('./lexicons/places.json', import.meta.url),
  z.strictObject({ why: z.string(), first: words, whole: words, welsh: words, products: words, peoples: words }),
);

let sets:
  | {
      readonly stems: ReadonlySet<string>;
      readonly first: ReadonlySet<string>;
      readonly whole: ReadonlySet<string>;
      readonly other: ReadonlySet<string>;
    }
  | undefined;

function readSets() {
  const { first, whole, welsh, products, peoples } = places();
  sets ??= {
    stems: new Set(ordinaryWords().stems.flatMap((line) => line.split(' '))),
    first: new Set(first),
    whole: new Set(whole),
    other: new Set([...welsh, ...products, ...peoples, ...wordsOfParties()]),
  };
  return sets;
}

function wordsOfParties(): readonly string[] {
  return partyNames()
    .parties.flatMap(({ name, aliases = [] }) => [name, ...aliases])
    .flatMap((name) => name.split(' '));
}

/**
 * Whether words with capitals are nothing but a name: none is an ordinary word, a place or a product. Origin plays no part,
 * as it does where names are known from a list.
 */
export function isOnlyAName(parts: readonly string[]): boolean {
  const { first, whole, other } = readSets();
  const plain = parts.map((part) => part.replace(/['’]s$/, ''));
  if (first.has((plain[0] ?? '').split('-')[0] ?? '') || whole.has(plain.slice(0, 2).join(' '))) return false;
  return plain.every((part) => !other.has(part) && !run.test(part) && !isOrdinary(part));
}

// --- Internal ---

/** Words run together, "ProContract", but not "McCall" or "O'Neil". */
const run = /(?<!^(?:Mc|Mac|De|Le|La|Du|Fitz|Van|O|D|Al|El)['’]?)\p{Ll}\p{Lu}|\d/u;

const known = new Map<string, boolean>();
const mostKnown = 10_000;

/** Stems are dear and words come again: what was said of the last ones is kept. */
function isOrdinary(word: string): boolean {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const now = hasOrdinaryStem(word);
  known.set(word, now);
  return now;
}

function hasOrdinaryStem(word: string): boolean {
  const { stems } = readSets();
  // Stems turn y into i ("buy", "bui"): words that end in i themselves are names or nearly so.
  return word.split('-').some((part) => !part.endsWith('i') && stems.has(stem(part.toLowerCase())));
}
