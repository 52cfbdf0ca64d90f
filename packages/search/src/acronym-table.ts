import { contentStems, stem } from '@assay/language';
import type { Acronym } from './mine-acronyms.ts';

/** What the acronyms of some pages stand for, and the other way round. */
export interface AcronymTable {
  add(acronyms: readonly Acronym[]): void;
  remove(acronyms: readonly Acronym[]): void;
  /** The stems that say in other words what a question says with an acronym or with its long form. */
  otherWords(words: readonly string[]): ReadonlySet<string>;
}

/** Counts on how many pages each is introduced, so that a page that goes takes its own along. */
export function acronymTable(): AcronymTable {
  const byShort = new Map<string, Map<string, number>>();
  const byLong = new Map<string, Map<string, number>>();

  const count = (acronyms: readonly Acronym[], change: 1 | -1) => {
    for (const { short, long } of acronyms) {
      const [one, other] = [short.toLowerCase(), contentStems(long).join(' ')];
      if (other === '') continue;
      move(byShort, one, other, change);
      move(byLong, other, one, change);
    }
  };

  return {
    add: (acronyms) => count(acronyms, 1),
    remove: (acronyms) => count(acronyms, -1),
    otherWords(words) {
      const others = new Set<string>();
      if (byShort.size === 0) return others;
      const stems = words.map(stem);
      for (const word of words) for (const term of likeliest(byShort.get(word))?.split(' ') ?? []) others.add(term);
      for (let from = 0; from < stems.length; from += 1)
        for (let to = from + 2; to <= Math.min(stems.length, from + longest); to += 1) {
          const short = likeliest(byLong.get(stems.slice(from, to).join(' ')));
          if (short !== undefined) others.add(stem(short));
        }
      for (const term of stems) others.delete(term);
      return others;
    },
  };
}

// --- Internal ---

/** Long forms of more topic words than this are not looked for in questions. */
const longest = 8;

function move(table: Map<string, Map<string, number>>, from: string, to: string, change: 1 | -1): void {
  const counts = table.get(from) ?? new Map<string, number>();
  const left = (counts.get(to) ?? 0) + change;
  if (left > 0) counts.set(to, left);
  else counts.delete(to);
  if (counts.size > 0) table.set(from, counts);
  else table.delete(from);
}

/** What most pages say; of equals the first by name. */
function likeliest(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(counts ?? [])].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))[0]?.[0];
}
