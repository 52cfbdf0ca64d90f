import { contentStems, jaccard, stem, stopWords, tokenise } from '@assay/language';
import { isoWeek } from './iso-week.ts';

/** An ask that no line answered, in a draft of a day. */
interface Gap {
  readonly quote: string;
  /** ISO 8601. */
  readonly day: string;
  /** The team that keeps the nearest lines; empty where there is none. */
  readonly owner: string;
  /** How many letters asked it. */
  readonly letters: number;
}

/** Asks of one topic that no line answered: how many letters asked, in which weeks, and one of them in its words. */
export interface GapGroup {
  /** The words that most of them share. */
  readonly words: readonly string[];
  readonly letters: number;
  readonly weeks: Readonly<Record<string, number>>;
  readonly owner: string;
  readonly example: string;
}

/** Gaps as they are counted, one by one. */
export interface GapTable {
  add(gap: Gap): void;
  /** The groups, the largest first, and how many letters asked what there was no room to group. */
  groups(): { readonly groups: readonly GapGroup[]; readonly others: number };
}

/** Asks are of one topic where they share so many of their key words. */
const leastOverlap = 0.4;

/** A table with more groups is read by nobody; what comes after is counted only. */
const mostGroups = 2_000;

/** A word that stands in so many groups tells none of them. */
const mostForWord = 200;

/** Groups asks by their key words as they come; it keeps counts and one example of each group, never all the asks. */
export function gapTable(): GapTable {
  const groups: OpenGroup[] = [];
  const byStem = new Map<string, OpenGroup[]>();
  let others = 0;

  return {
    add({ quote, day, owner, letters }) {
      const stems = new Set(contentStems(quote).filter((one) => !/^\d/.test(one)));
      const known = nearest(stems, byStem);
      if (known === undefined && groups.length >= mostGroups) {
        others += letters;
        return;
      }
      const group = known ?? { stems, counts: new Map(), owners: new Map(), weeks: new Map(), example: quote, letters: 0, asks: 0 };
      if (known === undefined) {
        groups.push(group);
        for (const one of stems) {
          const sharing = byStem.get(one);
          if (sharing === undefined) byStem.set(one, [group]);
          else if (sharing.length < mostForWord) sharing.push(group);
        }
      }
      group.letters += letters;
      group.asks += 1;
      for (const one of stems) if (group.stems.has(one)) group.counts.set(one, (group.counts.get(one) ?? 0) + 1);
      if (owner !== '') group.owners.set(owner, (group.owners.get(owner) ?? 0) + letters);
      const week = isoWeek(day);
      group.weeks.set(week, (group.weeks.get(week) ?? 0) + letters);
    },
    groups: () => ({ groups: groups.map(closed).sort((a, b) => b.letters - a.letters || (a.example < b.example ? -1 : 1)), others }),
  };
}

// --- Internal ---

interface OpenGroup {
  readonly stems: ReadonlySet<string>;
  readonly counts: Map<string, number>;
  readonly owners: Map<string, number>;
  readonly weeks: Map<string, number>;
  readonly example: string;
  letters: number;
  asks: number;
}

function nearest(stems: ReadonlySet<string>, byStem: ReadonlyMap<string, readonly OpenGroup[]>): OpenGroup | undefined {
  let found: { readonly group: OpenGroup; readonly overlap: number } | undefined;
  for (const group of new Set([...stems].flatMap((one) => byStem.get(one) ?? []))) {
    const overlap = jaccard(stems, group.stems);
    if (overlap >= leastOverlap && overlap > (found?.overlap ?? 0)) found = { group, overlap };
  }
  return found?.group;
}

function closed({ counts, owners, weeks, example, letters, asks }: OpenGroup): GapGroup {
  const shared = new Set([...counts].filter(([, count]) => count * 2 > asks).map(([one]) => one));
  const words = tokenise(example).flatMap(({ word }) => (!stopWords.has(word) && shared.has(stem(word)) ? [word] : []));
  const owner = [...owners].sort(([a, as], [b, bs]) => bs - as || (a < b ? -1 : 1))[0]?.[0] ?? '';
  return {
    words: [...new Set(words)],
    letters,
    weeks: Object.fromEntries([...weeks].sort(([a], [b]) => (a < b ? -1 : 1))),
    owner,
    example,
  };
}
