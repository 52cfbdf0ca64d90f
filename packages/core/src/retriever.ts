import type { Caller } from './caller.ts';
import type { Json } from './canonical-json.ts';
import type { Position } from './position.ts';
import type { DocumentMetadata } from './stored-document.ts';

/** A stretch of a stored document found for a question. */
export interface Passage {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly text: string;
  readonly position: Position;
  /** Rank score: comparable within one answer only. */
  readonly score: number;
  /** Share of the question's weight (idf) that its page holds, 0 to 1. */
  readonly coverage: number;
  /** How sure it is that its page is about the question at all, 0 to 1: comparable between questions, unlike the score. */
  readonly confidence: number;
  /** Words of the question that stand nowhere on its page. */
  readonly missing: readonly string[];
  readonly metadata: DocumentMetadata;
}

/**
 * Which documents are looked at, by what is known about them. One that lacks what is asked for is left out;
 * one that names no nation is for all of them, one without a status is current. Dates are ISO 8601 days, both inclusive.
 */
export interface SearchFilters {
  readonly publisher?: string;
  readonly type?: string;
  readonly nation?: string;
  readonly status?: 'current' | 'withdrawn';
  /** As the document bears it: "OFFICIAL", "SECRET". */
  readonly marking?: string;
  readonly updatedFrom?: string;
  readonly updatedTo?: string;
}

/** What to look for; `scenario` is everything else the person wrote, used to find the page. */
export interface SearchRequest {
  readonly text: string;
  readonly scenario?: string;
  readonly collection: string;
  readonly filters?: SearchFilters;
  readonly limit?: number;
}

/** What was searched, kept so that "nothing found" can be shown to have been looked for. */
export interface SearchReceipt {
  readonly query: string;
  readonly terms: readonly string[];
  readonly collection: string;
  readonly filters?: SearchFilters;
  readonly documentsSearched: number;
}

/** The passages found, best first, and the receipt. */
export interface SearchAnswer {
  readonly passages: readonly Passage[];
  readonly receipt: SearchReceipt;
}

/** Finds passages a caller may see. `module` and `settings` join the configuration's parts list. */
export interface Retriever {
  readonly module: string;
  readonly settings: Json;
  search(request: SearchRequest, caller: Caller): Promise<SearchAnswer>;
  /** Digest of what is indexed now; the corpus is not configuration, but each audit record names it. */
  corpusDigest(): Promise<string>;
}
