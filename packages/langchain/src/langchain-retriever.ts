import {
  AssayError,
  type Caller,
  type DocumentMetadata,
  type Json,
  type Passage,
  type Retriever,
  type SearchFilters,
  type SearchRequest,
} from '@assay/core';
import type { DocumentInterface } from '@langchain/core/documents';
import type { BaseRetrieverInterface } from '@langchain/core/retrievers';
import type { VectorStoreInterface } from '@langchain/core/vectorstores';
import { heldWords, questionWords } from './question-words.ts';
import { type ReadPassage, readPassage } from './read-passage.ts';
import { stopTracing } from './stop-tracing.ts';
import { withinLimits } from './within-limits.ts';

/** A LangChain vector store or retriever, and what has to be known of it. */
export interface LangchainRetrieverOptions {
  readonly source: VectorStoreInterface | BaseRetrieverInterface;
  /** The one collection that it holds; in any other it finds nothing. */
  readonly collection: string;
  /**
   * Whether a caller may read a document, by its metadata. Such a store knows no audience: it chooses among all documents, and
   * what the caller may not read is left out after that, so that somebody with few rights may find too little, never too much.
   */
  mayRead(metadata: Readonly<Record<string, unknown>>, caller: Caller): boolean;
  /** `import.meta.url` of the file in which the source and `mayRead` are made. */
  readonly module: string;
  /** Everything that changes what is found: the embedding model, how texts were split. */
  readonly settings: Json;
  /** Digest of what it holds now: no LangChain store can tell, so whoever fills it must. */
  corpusDigest(): Promise<string>;
  /** Milliseconds for a search. */
  readonly timeMs?: number;
}

const usualLimit = 8;
const mostPassages = 50;
const longestQuestion = 4_000;

/** How many a vector store is asked for: some to spare for what the caller may not read, and then the most. */
const mostAsked = 200;
const spare = 4;

/**
 * Any LangChain vector store or retriever as a retriever of Assay. Scores of stores differ in kind, some even fall where others
 * rise, so the score is one over the rank. `coverage` is the share of the question's words that the passage itself holds, as
 * written, and `confidence` is that same share: a store gives no measure that can be compared between questions.
 * `documentsSearched` counts what the store handed over, since none says how many it holds.
 */
export function langchainRetriever(options: LangchainRetrieverOptions): Retriever {
  const { source, collection, mayRead, module, settings, corpusDigest, timeMs = 30_000 } = options;
  stopTracing();

  async function ask(question: string, count: number): Promise<readonly DocumentInterface[]> {
    const work = 'similaritySearch' in source ? source.similaritySearch(question, count) : source.invoke(question);
    try {
      return (await withinLimits(work, { signal: new AbortController().signal, timeMs })).slice(0, mostAsked);
    } catch (error) {
      throw new AssayError('tool-failed', `The documents of "${collection}" cannot be searched just now. Try again later.`, {
        cause: error,
      });
    }
  }

  async function find({ text, scenario = '', filters = {} }: SearchRequest, { caller, limit }: Asker): Promise<Found> {
    const question = `${text}\n${scenario}`.trim().slice(0, longestQuestion);
    for (const count of [Math.min(mostAsked, limit * spare), mostAsked]) {
      const documents = await ask(question, count);
      const read = documents.filter(({ metadata }) => mayRead(metadata ?? {}, caller)).flatMap((item) => readPassage(item) ?? []);
      const fitting = read.filter(({ metadata }) => passes(metadata, filters));
      const passages = [...new Map(fitting.map((passage) => [passage.id, passage])).values()];
      if (passages.length >= limit || documents.length < count || count === mostAsked)
        return { passages: passages.slice(0, limit), looked: documents.length };
    }
    return { passages: [], looked: 0 };
  }

  return {
    module,
    settings: { kind: 'langchain', collection, mostAsked, spare, source: settings },
    corpusDigest,
    async search(request, caller) {
      stopTracing();
      const limit = Math.max(1, Math.min(mostPassages, Math.trunc(request.limit ?? usualLimit)));
      const terms = questionWords(request.text);
      const isHere = request.collection === collection && request.text.trim() !== '';
      const { passages, looked } = isHere ? await find(request, { caller, limit }) : { passages: [], looked: 0 };
      const { filters } = request;
      return {
        passages: passages.map((passage, index): Passage => {
          const { coverage, missing } = heldWords(terms, `${passage.title} ${passage.text}`);
          return { ...passage, score: 1 / (index + 1), coverage, confidence: coverage, missing };
        }),
        receipt: {
          query: request.text,
          terms,
          collection: request.collection,
          ...(filters === undefined ? {} : { filters }),
          documentsSearched: looked,
        },
      };
    },
  };
}

// --- Internal ---

interface Asker {
  readonly caller: Caller;
  readonly limit: number;
}

interface Found {
  readonly passages: readonly ReadPassage[];
  readonly looked: number;
}

function passes(metadata: DocumentMetadata, filters: SearchFilters): boolean {
  const { publisher, type, nation, status, marking, updatedFrom, updatedTo } = filters;
  const day = (metadata.updated ?? metadata.published)?.slice(0, 10);
  return (
    (publisher === undefined || isSame(metadata.publisher, publisher)) &&
    (type === undefined || isSame(metadata.type, type)) &&
    (marking === undefined || isSame(metadata.marking, marking)) &&
    (nation === undefined || metadata.nation === undefined || isSame(metadata.nation, nation)) &&
    (status === undefined || (metadata.status === 'withdrawn') === (status === 'withdrawn')) &&
    (updatedFrom === undefined || (day !== undefined && day >= updatedFrom)) &&
    (updatedTo === undefined || (day !== undefined && day <= updatedTo))
  );
}

function isSame(value: string | undefined, asked: string): boolean {
  return value?.trim().toLowerCase() === asked.trim().toLowerCase();
}
