import type { Json } from './canonical-json.ts';

/** One message to a model. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What a model is asked. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The JSON Schema that the answer must fit, where one is wanted: a hint to the endpoint, checked by who asks. */
  readonly format?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
}

/** What a model used, as its endpoint counts. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
}

/** What comes while a model answers; `usage` comes at most once, at the end, where the endpoint counts. */
export type ChatEvent = { readonly type: 'text'; readonly text: string } | ({ readonly type: 'usage' } & TokenUsage);

/** Pounds for a million tokens. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

/** What does the work: the embedded engine is code in each tool, a model engine also writes. */
export type Engine = EmbeddedEngine | ModelEngine;

/** No model and no network: same input, same bytes. */
export interface EmbeddedEngine {
  readonly id: string;
  readonly kind: 'embedded';
  readonly module: string;
  readonly parameters: Json;
}

/** A language model behind an endpoint; `parameters` hold everything that changes its behaviour. */
export interface ModelEngine {
  readonly id: string;
  readonly kind: 'model';
  readonly module: string;
  readonly parameters: Json;
  /** What its tokens cost; nothing where they cost nothing or nobody said. */
  readonly price?: TokenPrice;
  /** Yields text as the model writes it; throws an AssayError whose code, `engine-…`, names the fault. */
  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** Why it is not asked just now and for how many seconds; undefined where it may be asked. */
  resting?(): { readonly reason: string; readonly seconds: number } | undefined;
}

/** A model that makes vectors of texts. */
export interface EmbeddingEngine {
  readonly id: string;
  readonly module: string;
  readonly parameters: Json;
  /** A vector for each text, in order, all of one length; throws an AssayError whose code names the fault. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}
