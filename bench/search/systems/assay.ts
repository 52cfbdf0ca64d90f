import { rankCorpus } from '@assay/evals/own-data';
import { searchIndex } from '@assay/search';
import { type Build, wanted } from '../system.ts';

/** Our index: documents that name one page are joined into it, as they are when a page is ingested. */
export const assay: Build = async (records) => {
  const ranked = rankCorpus(records, searchIndex(), () => {}, 2 * wanted);
  const answer = async (text: string) => (await ranked.rank({ text })).documents;
  // The first answer fits the space of likeness: that is part of building.
  await answer('first');
  return answer;
};
