import { dataFile } from '@assay/core';
import { z } from 'zod';
import { stem } from './stem.ts';

const lexicon = dataFile(
  new URL('../lexicons/everyday-words.json', import.meta.url),
  z.strictObject({ why: z.string(), groups: z.array(z.string()).min(1) }),
);

/** The stems of words that people ask with beside the one that official pages use, or the other way round: those of its groups. */
export function everydayWords(stemmed: string): ReadonlySet<string> {
  groups ??= grouped();
  return groups.get(stemmed) ?? none;
}

// --- Internal ---

const none: ReadonlySet<string> = new Set();
let groups: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function grouped(): ReadonlyMap<string, ReadonlySet<string>> {
  const kin = new Map<string, Set<string>>();
  for (const group of lexicon().groups) {
    const stems = group.split(' ').map(stem);
    for (const member of stems) {
      const known = kin.get(member) ?? new Set();
      for (const other of stems) if (other !== member) known.add(other);
      kin.set(member, known);
    }
  }
  return kin;
}
