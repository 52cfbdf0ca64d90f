import { dataFile, type StoredDocument } from '@assay/core';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../lexicons/nations.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    nations: z.array(z.strictObject({ name: z.string(), names: z.string(), places: z.string() })).min(1),
    unions: z.array(z.strictObject({ name: z.string(), nations: z.array(z.string()).min(1) })),
    /** Words that name a nation and mean something else: a bank, a language, a prince. */
    elsewhere: z.string(),
    /** Words before a place that say somebody or something is there. */
    there: z.string(),
  }),
);

/** The nations that words speak of: by their names, and by places that something is said to be in. */
export function nationsOf(text: string): ReadonlySet<string> {
  const { elsewhere, nations, unions } = patterns();
  const words = text.replaceAll(elsewhere, ' ');
  return new Set([
    ...nations.filter(({ names, places }) => names.test(words) || places.test(words)).map(({ name }) => name),
    ...unions.filter(({ name }) => name.test(words)).flatMap((union) => union.nations),
  ]);
}

/** The nations that a page holds in, as it says itself or its title does; none where nothing tells. */
export function nationsOfPage({ title, metadata }: Pick<StoredDocument, 'title' | 'metadata'>): ReadonlySet<string> {
  return nationsOf(metadata.nation ?? title);
}

/** The same words without the names of nations. */
export function withoutNations(text: string): string {
  return text.replaceAll(patterns().anyName, ' ');
}

// --- Internal ---

interface NationPatterns {
  readonly elsewhere: RegExp;
  readonly anyName: RegExp;
  readonly nations: readonly { readonly name: string; readonly names: RegExp; readonly places: RegExp }[];
  readonly unions: readonly { readonly name: RegExp; readonly nations: readonly string[] }[];
}

let compiled: NationPatterns | undefined;

function patterns(): NationPatterns {
  if (compiled !== undefined) return compiled;
  const { nations, unions, elsewhere, there } = lexicon();
  const whole = (words: string, flags = 'iu') => new RegExp(`(?<![\\p{L}-])(?:${words})(?!\\p{L})`, flags);
  compiled = {
    elsewhere: new RegExp(`(?<!\\p{L})(?:${elsewhere})(?!\\p{L})`, 'giu'),
    anyName: whole(nations.map(({ names }) => names).join('|'), 'giu'),
    nations: nations.map(({ name, names, places }) => ({ name, names: whole(names), places: whole(`(?:${there}) (?:${places})`) })),
    unions: unions.map(({ name, nations: members }) => ({ name: whole(name), nations: members })),
  };
  return compiled;
}
