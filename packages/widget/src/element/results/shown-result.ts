import type { Announcer } from '../announcer.ts';
import type { Child } from '../element.ts';
import type { ClientParts } from '../run-client.ts';
import type { Position } from '../wire.ts';
import type { ResultWords } from './result-words.ts';

/** What a result is shown with. */
export interface ResultParts {
  readonly words: ResultWords;
  /** The run that it is the result of, and what was sent for it. */
  readonly run: string;
  readonly input: object;
  /** The text that was sent. */
  readonly source: string;
  readonly client: ClientParts;
  readonly announcer: Announcer;
  /** The address of the server, for links. */
  readonly origin: string;
  /** Shows a place in the text that was sent, and brings the person back to `opener`. */
  openSource(position: Position, opener: HTMLElement): void;
}

/** A result made ready for the screen. */
export interface ShownResult {
  /** The heading: what came out. */
  readonly outcome: string;
  readonly body: readonly Child[];
  /** What is announced once; empty where the result tells of itself. */
  readonly ready: string;
  /** The result as plain text; none where there is nothing to copy. */
  readonly copy?: string;
  /** Whether it holds something of the person's that would be lost with it. */
  isHeld?(): boolean;
}
