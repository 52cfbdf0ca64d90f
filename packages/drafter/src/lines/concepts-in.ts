import { dataFile } from '@assay/core';
import { stem, tokenise } from '@assay/language';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../../lexicons/concepts.json', import.meta.url),
  z.strictObject({
    why: z.string(),
    /** Words and runs of words, parted by bars. */
    concepts: z.array(z.strictObject({ name: z.string(), both: z.string(), ask: z.string(), line: z.string() })).min(1),
  }),
);

/** In whose words a concept is told. */
export type Side = 'ask' | 'line';

/** What a text is about, in whatever words: each concept with the length of the longest run of words that tells it. */
export function conceptsIn(text: string, side: Side): ReadonlyMap<string, number> {
  const { runs, longest } = told(side);
  const stems = tokenise(text).map(({ word }) => stem(word));
  const found = new Map<string, number>();
  for (let from = 0; from < stems.length; from += 1) {
    for (let length = 1; length <= longest && from + length <= stems.length; length += 1) {
      for (const concept of runs.get(stems.slice(from, from + length).join(' ')) ?? [])
        found.set(concept, Math.max(found.get(concept) ?? 0, length));
    }
  }
  if (side === 'line' && text.includes('£') && !found.has('amount')) found.set('amount', 1);
  return found;
}

// --- Internal ---

interface ToldRuns {
  /** The concepts that a run of stems tells. */
  readonly runs: ReadonlyMap<string, readonly string[]>;
  readonly longest: number;
}

const compiled: { ask?: ToldRuns; line?: ToldRuns } = {};

function told(side: Side): ToldRuns {
  const known = compiled[side];
  if (known !== undefined) return known;
  const runs = new Map<string, string[]>();
  let longest = 1;
  for (const concept of lexicon().concepts) {
    for (const written of `${concept.both} | ${concept[side]}`.split(' | ')) {
      const stems = tokenise(written).map(({ word }) => stem(word));
      if (stems.length === 0) continue;
      const run = stems.join(' ');
      const concepts = runs.get(run) ?? [];
      if (!concepts.includes(concept.name)) runs.set(run, [...concepts, concept.name]);
      longest = Math.max(longest, stems.length);
    }
  }
  const made = { runs, longest };
  compiled[side] = made;
  return made;
}
