import { type Block, digestOf, type StoredDocument } from '@assay/core';
import { rankAt, vocabularyAfter, wordOf } from './word-law.ts';

/** Makes pages one after the other, always the same of the same random numbers. */
export interface SyntheticPages {
  next(mostPassages: number): { readonly document: StoredDocument; readonly passages: number };
  /** So many topic words that stand together in a passage made before. */
  question(words: number): string;
}

const lengths = { title: 5, heading: 4, passage: { from: 30, to: 90 }, passages: { from: 1, to: 19 }, section: 4 };
const keptPassages = 2_000;

/** Pages of 10 passages of 60 words in the middle, with a title and a heading every fourth passage, in words of the word law. */
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
      const passages = Math.min(mostPassages, between(lengths.passages));
      const title = spelled(ranks(lengths.title));
      const blocks: Block[] = [];
      let text = '';
      const append = (words: string, block: Pick<Block, 'kind' | 'level'>) => {
        blocks.push({ ...block, start: text.length, end: text.length + words.length });
        text += `${words}\n\n`;
      };
      for (let place = 0; place < passages; place += 1) {
        if (place > 0 && place % lengths.section === 0) append(spelled(ranks(lengths.heading)), { kind: 'heading', level: 2 });
        const words = ranks(between(lengths.passage));
        // The latest passages stand where the earliest did.
        kept[(pages * lengths.passages.to + place) % keptPassages] = words;
        append(`${spelled(words)}.`, { kind: 'paragraph' });
      }
      pages += 1;
      const id = `page-${pages}`;
      const audience = ['everyone'];
      const digest = digestOf({ title, text });
      return { document: { id, collection: 'policy', title, text, blocks, metadata: {}, audience, digest, origin: id }, passages };
    },
    question(words) {
      const candidates = kept.filter((passage) => passage !== undefined);
      const passage = candidates[Math.floor(random() * candidates.length)] ?? [];
      const topics = [...new Set(passage)].filter((rank) => wordOf(rank).length > 5);
      return spelled(topics.slice(0, words));
    },
  };
}
