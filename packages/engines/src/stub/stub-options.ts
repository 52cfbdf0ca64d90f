import type { IncomingMessage } from 'node:http';
import type { Flavour } from './chunks.ts';
import type { FaultName } from './faults.ts';

/** What a stub was asked, as it came. */
export interface StubRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A question to the stub's model. */
export interface StubQuestion {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly wantsJson: boolean;
  readonly tools: readonly string[];
}

/** What the stub's model says: words, or a call of a tool that was offered. */
export type StubAnswer = string | { readonly tool: string; readonly arguments: Readonly<Record<string, unknown>> };

export interface StubOptions {
  /** What the model says; "This is a stub." if nothing is given. */
  readonly answer?: (question: StubQuestion) => StubAnswer;
  /** What the model calls itself, now or each time it is asked; as it was asked if nothing is given. */
  readonly model?: string | (() => string);
  /** What goes wrong with each chat in turn; with `undefined` and after the last one nothing does. */
  readonly faults?: readonly (FaultName | undefined)[];
  readonly flavour?: Flavour;
  /** The key that it asks for, as a bearer token or as Azure's api-key. */
  readonly key?: string;
}

/** An endpoint on loopback that speaks the OpenAI wire. */
export interface Stub {
  /** Up to where "/chat/completions" follows. */
  readonly address: string;
  readonly requests: readonly StubRequest[];
  close(): Promise<void>;
}
