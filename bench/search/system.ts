import type { CorpusRecord } from '@assay/evals/own-data';

/** A document of a collection. */
export type CollectionRecord = CorpusRecord & { readonly id: string };

/** A search that is built. */
export interface Built {
  /** The ids of the ten best documents, best first. */
  answer(question: string): readonly string[] | Promise<readonly string[]>;
  /** Adds the documents of one more page; a search that can only be built anew has none. */
  add?(records: readonly CollectionRecord[]): unknown;
  /** Opens what was saved to a file, as a start does, up to the first answer; a search that keeps no file has none. */
  reopen?(question: string): Promise<unknown>;
  /** Takes its file away. */
  close?(): void;
}

/** Builds a search of a collection. */
export type Build = (records: readonly CollectionRecord[]) => Promise<Built>;

/** How many documents each search is asked for. */
export const wanted = 10;
