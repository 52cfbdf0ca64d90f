import type { CorpusRecord } from '@assay/evals/own-data';

/** A document of a collection. */
export type CollectionRecord = CorpusRecord & { readonly id: string };

/** Builds a search of a collection; it answers a question with the ids of the ten best documents, best first. */
export type Build = (records: readonly CollectionRecord[]) => Promise<Answer>;

/** What a search that is built answers a question with. */
export type Answer = (question: string) => readonly string[] | Promise<readonly string[]>;

/** How many documents each search is asked for. */
export const wanted = 10;
