import type { Stretch } from '../stretches.ts';

/** A tool that redacts: `redact` is its work and what is timed; `hidden` tells afterwards where it redacted. */
export interface Tool<Result = unknown> {
  redact(text: string): Result | Promise<Result>;
  hidden(text: string, result: Result): readonly Stretch[];
}
