import { everydayWords } from '@assay/language';

/** Words that begin alike for so many letters are of one family: "inspector" and "inspection", "receipt" and a misspelt one. */
const sharedBeginning = 5;

/** What a kindred word counts of the word itself. */
export const kinShare = 0.5;

/** How much of a word a text says by its stems: all of it, what a kindred word counts, or nothing. */
export function saidShare(wanted: string, stems: ReadonlySet<string>): number {
  if (stems.has(wanted)) return 1;
  return hasKin(wanted, stems) ? kinShare : 0;
}

/** Whether a text has a word that means nearly what a stem means: one of its group, or one of its family. */
export function hasKin(wanted: string, stems: ReadonlySet<string>): boolean {
  for (const kin of everydayWords(wanted)) if (stems.has(kin)) return true;
  if (wanted.length < sharedBeginning || /\d/.test(wanted)) return false;
  const beginning = wanted.slice(0, sharedBeginning);
  for (const other of stems) if (other.startsWith(beginning)) return true;
  return false;
}
