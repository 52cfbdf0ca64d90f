import type { Json } from './canonical-json.ts';

/** One message to a model. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
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
  /** Yields text as the model writes it; throws `engine-failed` when the endpoint does not answer as agreed, `engine-busy` when it says to come back later (429, 503). */
  chat(messages: readonly ChatMessage[], signal: AbortSignal): AsyncIterable<string>;
}
