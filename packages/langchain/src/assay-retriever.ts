import type { SearchFilters } from '@assay/core';
import type { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { type CallersRetriever, findDocuments } from './find-documents.ts';

/** How a retriever of Assay is given to LangChain. */
export interface AssayRetrieverOptions extends CallersRetriever {
  readonly limit?: number;
  readonly filters?: SearchFilters;
}

/** A retriever of Assay for a chain or an agent of LangChain: the caller is fixed, and every passage is guarded. */
export function assayRetriever(options: AssayRetrieverOptions): BaseRetriever {
  return new AssayRetriever(options);
}

// --- Internal ---

/** A class, against the rule of the house: LangChain knows its parts by inheritance alone. */
class AssayRetriever extends BaseRetriever {
  override lc_namespace = ['assay', 'retrievers'];
  readonly #options: AssayRetrieverOptions;

  constructor(options: AssayRetrieverOptions) {
    super();
    this.#options = options;
  }

  static override lc_name(): string {
    return 'AssayRetriever';
  }

  override async _getRelevantDocuments(text: string): Promise<Document[]> {
    const { limit = 5, filters } = this.#options;
    const found = await findDocuments({ text, limit, ...(filters === undefined ? {} : { filters }) }, this.#options);
    return found.map(([document]) => document);
  }
}
