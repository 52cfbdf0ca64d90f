import { dataFile } from '@assay/core';
import { stem } from '@assay/language';
import { z } from 'zod';

const lexicon = dataFile(
  new URL('../lexicons/everyday-words.json', import.meta.url),
  z.strictObject({ why: z.string(), groups: z.array(z.string()).min(1) }),
);

/** Words that begin alike for so many letters are of one family: "inspector" and "inspection", "receipt" and a misspelt one. */
const sharedBeginning = 5;

/** Whether a text has a word that means nearly what a stem means: one of its group, or one of its family. */
export function hasKin(wanted: string, stems: ReadonlySet<string>): boolean {
  for (const kin of kinOf(wanted)) if (stems.has(kin)) return true;
  if (wanted.length < sharedBeginning || /\d/.test(wanted)) return false;
  const beginning = wanted.slice(0, sharedBeginning);
  for (const other of stems) if (other.startsWith(beginning)) return true;
  return false;
}

// --- Internal ---

let groups: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function kinOf(wanted: string): ReadonlySet<string> {
  groups ??= grouped();
  return groups.get(wanted) ?? new Set();
}

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
