import type { Retriever, StoredDocument } from '@assay/core';
import { searchIndex } from '@assay/search';

/** Indexes documents that are not the deployment's: a suite's own corpus. */
export function retrieverFor(documents: readonly StoredDocument[]): Retriever {
  const index = searchIndex();
  for (const document of documents) index.add(document);
  return index.retriever;
}
