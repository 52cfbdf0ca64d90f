import { AssayError, type SearchFilters } from '@assay/core';
import type { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import { type CallersRetriever, findDocuments } from './find-documents.ts';

/**
 * A retriever of Assay where LangChain asks for a vector store: it is searched by text, with Assay's filters. It gives no
 * vectors out and takes none in, and nothing is written: documents come in by ingestion, where they are checked and recorded.
 * A higher score is better, and scores are comparable within one answer alone.
 */
export function assayVectorStore(options: CallersRetriever): VectorStore {
  return new AssayVectorStore(options);
}

// --- Internal ---

const noVectors: EmbeddingsInterface = {
  embedDocuments: () => refuse('It gives out no vectors: search it by text.'),
  embedQuery: () => refuse('It gives out no vectors: search it by text.'),
};

/** A class, against the rule of the house: LangChain knows its parts by inheritance alone. */
class AssayVectorStore extends VectorStore {
  declare FilterType: SearchFilters;
  override lc_namespace = ['assay', 'vectorstores'];
  readonly #options: CallersRetriever;

  constructor(options: CallersRetriever) {
    // Its options would become part of what LangChain writes out.
    super(noVectors, {});
    this.#options = options;
  }

  static override lc_name(): string {
    return 'AssayVectorStore';
  }

  override _vectorstoreType(): string {
    return 'assay';
  }

  override async similaritySearch(query: string, k = 4, filter?: this['FilterType']): Promise<Document[]> {
    return (await this.similaritySearchWithScore(query, k, filter)).map(([document]) => document);
  }

  override async similaritySearchWithScore(text: string, k = 4, filter?: this['FilterType']): Promise<[Document, number][]> {
    return findDocuments({ text, limit: k, ...(filter === undefined ? {} : { filters: filter }) }, this.#options);
  }

  override similaritySearchVectorWithScore(): Promise<[Document, number][]> {
    return refuse('It cannot be searched by vector: search it by text.');
  }

  override maxMarginalRelevanceSearch(): Promise<Document[]> {
    return refuse('It knows no search for variety, which needs vectors: search it by similarity.');
  }

  override addVectors(): Promise<void> {
    return refuse('Nothing is written through it: ingest the document.');
  }

  override addDocuments(): Promise<void> {
    return refuse('Nothing is written through it: ingest the document.');
  }

  override delete(): Promise<void> {
    return refuse('Nothing is written through it: remove the document where it was ingested.');
  }
}

function refuse(why: string): Promise<never> {
  return Promise.reject(new AssayError('bad-usage', `This vector store is a retriever of Assay. ${why}`));
}
