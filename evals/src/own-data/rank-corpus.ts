import { localCaller, type Passage } from '@assay/core';
import { type CorpusPage, type CorpusRecord, corpusPage, pageOf } from './corpus-pages.ts';
import type { GrowingIndex } from './own-data-suite.ts';

interface Question {
  readonly text: string;
  readonly scenario?: string;
}

/** What a search of a corpus found: its documents and pages, best first, and the best passage. */
interface Ranking {
  readonly documents: readonly string[];
  readonly pages: readonly string[];
  readonly best: Passage | undefined;
}

/** A corpus that can be searched as the product searches. */
export interface RankedCorpus {
  readonly pages: ReadonlyMap<string, string>;
  rank(question: Question): Promise<Ranking>;
}

/** How far down the metrics look. */
export const depth = 10;

/** Indexes a corpus page by page; a document ranks where its best passage does. */
export function rankCorpus(
  records: readonly CorpusRecord[],
  index: GrowingIndex,
  tell: (done: number, total: number) => void,
  /** How many passages are asked for at first. */
  firstLimit = 200,
): RankedCorpus {
  const parts = Map.groupBy(records, pageOf);
  const pages = new Map<string, CorpusPage>();
  for (const [id, members] of parts) {
    const page = corpusPage(id, members);
    pages.set(id, page);
    index.add(page.document);
    tell(pages.size, parts.size);
  }

  return {
    pages: new Map(records.map((record) => [record._id, pageOf(record)])),
    async rank({ text, scenario }) {
      // One long page can fill a list of passages: ask for more until there are enough documents and pages.
      for (let limit = firstLimit; ; limit *= 4) {
        const request = { text, collection: 'policy', limit, ...(scenario === undefined ? {} : { scenario }) };
        const { passages } = await index.retriever.search(request, localCaller);
        const found = new Set(passages.map((passage) => passage.document));
        if (found.size < depth && passages.length === limit) continue;
        const documents = new Set(passages.map((passage) => pages.get(passage.document)?.idOf(passage) ?? passage.document));
        return { documents: [...documents].slice(0, depth), pages: [...found].slice(0, depth), best: passages[0] };
      }
    },
  };
}
