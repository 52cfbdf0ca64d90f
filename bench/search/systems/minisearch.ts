import { stem, stopWords } from '@assay/language';
import { importPeer } from '../peers/import-peer.ts';
import { type Build, type Built, type CollectionRecord, wanted } from '../system.ts';

interface MiniSearch {
  addAll(records: readonly CollectionRecord[]): void;
  search(question: string): readonly { readonly id: string }[];
}

interface Options {
  readonly fields: readonly string[];
  readonly processTerm?: (term: string) => string | null;
  readonly searchOptions?: { readonly boost: Record<string, number> };
}

/** MiniSearch as its README shows it. */
export const minisearch: Build = (records) => open(records, { fields: ['title', 'text'] });

/** MiniSearch with our stems, stop words and title weight. */
export const tunedMinisearch: Build = (records) =>
  open(records, {
    fields: ['title', 'text'],
    processTerm(term) {
      const word = term.toLowerCase();
      return stopWords.has(word) ? null : stem(word);
    },
    searchOptions: { boost: { title: 2 } },
  });

// --- Internal ---

async function open(records: readonly CollectionRecord[], options: Options): Promise<Built> {
  const { default: Search } = await importPeer<{ default: new (options: Options) => MiniSearch }>('minisearch');
  const index = new Search(options);
  index.addAll(records);
  return {
    answer: (question) =>
      index
        .search(question)
        .slice(0, wanted)
        .map(({ id }) => id),
    add: (added) => index.addAll(added),
  };
}
