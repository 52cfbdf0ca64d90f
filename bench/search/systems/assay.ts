import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCaller, type StoredDocument } from '@assay/core';
import { rankCorpus } from '@assay/evals/own-data';
import { readSegment, searchIndex, writeSegment } from '@assay/search';
import { corpusPage, pageOf } from '../../../evals/src/own-data/corpus-pages.ts';
import { type Build, type CollectionRecord, wanted } from '../system.ts';

/** Our index as the evaluation asks it: documents that name one page are joined into it, and so many passages are asked for that ten documents are found. */
export const assay: Build = async (records) => {
  const ranked = rankCorpus(records, searchIndex(), () => {}, 2 * wanted);
  const answer = async (text: string) => (await ranked.rank({ text })).documents;
  // The first answer fits the space of likeness: that is part of building.
  await answer('first');
  return { answer };
};

/** Our index as the product keeps and asks it: written to its file once all is there, one search for the ten best passages. */
export const assayPassages: Build = async (records) => {
  const built = searchIndex();
  for (const page of Map.groupBy(records, pageOf).values()) built.add(joined(page));
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const file = join(folder, 'search-index');
  await writeSegment(file, built.save(), { analysis: 'bench' });
  const reopened = async () => {
    const reading = await readSegment(file, { analysis: 'bench' });
    if (reading.status !== 'read') throw new Error(`The index cannot be read: ${reading.status}.`);
    return searchIndex(reading.segment);
  };
  const index = await reopened();
  const ask = (asked: typeof index, text: string) => asked.retriever.search({ text, collection: 'policy', limit: wanted }, localCaller);
  return {
    async answer(text) {
      const { passages } = await ask(index, text);
      return passages.map(({ document, position }) => `${document} ${position.start}`);
    },
    add: (page) => index.add(joined(page)),
    reopen: async (question) => ask(await reopened(), question),
    close: () => rmSync(folder, { recursive: true }),
  };
};

// --- Internal ---

function joined(page: readonly CollectionRecord[]): StoredDocument {
  const [first] = page;
  if (first === undefined) throw new Error('A page has at least one document.');
  return corpusPage(pageOf(first), page).document;
}
