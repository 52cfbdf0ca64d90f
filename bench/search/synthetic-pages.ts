import { stopWords } from '@assay/language';
import type { CollectionRecord } from './system.ts';
import { rankAt, vocabularyAfter, wordOf } from './word-law.ts';

/** Makes pages one after the other, always the same of the same random numbers. */
export interface SyntheticPages {
  /** The passages of one more page, at least one and no more than asked for. */
  next(mostPassages: number): readonly CollectionRecord[];
  /** So many topic words that stand together in a passage made lately. */
  question(words: number): string;
}

/** How long the parts of a page are: in words, and a page in passages. */
export const lengths = { title: 5, passage: { from: 30, to: 90 }, page: { from: 1, to: 19 } } as const;

const keptPassages = 2_000;

/** Pages with a title and passages, in words of the word law. */
export function syntheticPages(random: () => number): SyntheticPages {
  let drawn = 0;
  let pages = 0;
  const kept: (readonly number[])[] = [];
  const between = ({ from, to }: { from: number; to: number }) => from + Math.floor(random() * (to - from + 1));
  const ranks = (count: number) =>
    Array.from({ length: count }, () => {
      drawn += 1;
      return rankAt(random(), vocabularyAfter(drawn));
    });
  const spelled = (chosen: readonly number[]) => chosen.map(wordOf).join(' ');

  return {
    next(mostPassages) {
      const passages = Math.min(mostPassages, between(lengths.page));
      const title = spelled(ranks(lengths.title));
      pages += 1;
      const page = `page-${pages}`;
      return Array.from({ length: passages }, (_, place) => {
        const words = ranks(between(lengths.passage));
        // The latest passages stand where the earliest did.
        kept[(pages * lengths.page.to + place) % keptPassages] = words;
        const id = `${page}-${place}`;
        // Flat, as a text that is read from a file: joined strings would be laid flat in the first search's time and memory.
        return { id, _id: id, page, title, text: Buffer.from(`${spelled(words)}.`).toString() };
      });
    },
    question(words) {
      const candidates = kept.filter((passage) => passage !== undefined);
      const passage = candidates[Math.floor(random() * candidates.length)] ?? [];
      const topics = [...new Set(passage)].filter((rank) => !stopWords.has(wordOf(rank)));
      return spelled(topics.slice(0, words));
    },
  };
}
