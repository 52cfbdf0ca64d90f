import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultName } from './faults.ts';
import type { StubOptions } from './stub-options.ts';

/** What the model calls itself. */
export function modelOf({ model }: StubOptions, asked: string): string {
  return typeof model === 'function' ? model() : (model ?? asked);
}

/** A request under way. */
export interface Exchange {
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: unknown;
  /** How many requests there were so far. */
  readonly number: number;
  readonly options: StubOptions;
  nextFault(): FaultName | undefined;
}
