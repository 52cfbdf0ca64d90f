import { localCaller, type StoredDocument } from '@assay/core';
import { rankCorpus } from '@assay/evals/own-data';
import { searchIndex } from '@assay/search';
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

/** Our index as the product asks it: one search for the ten best passages. */
export const assayPassages: Build = async (records) => {
  const index = searchIndex();
  for (const page of Map.groupBy(records, pageOf).values()) index.add(joined(page));
  return {
    async answer(text) {
      const { passages } = await index.retriever.search({ text, collection: 'policy', limit: wanted }, localCaller);
      return passages.map(({ document, position }) => `${document} ${position.start}`);
    },
    add: (page) => index.add(joined(page)),
  };
};

// --- Internal ---

function joined(page: readonly CollectionRecord[]): StoredDocument {
  const [first] = page;
  if (first === undefined) throw new Error('A page has at least one document.');
  return corpusPage(pageOf(first), page).document;
}
