import type { Caller } from '@assay/core';

/** What the work on a piece is given beside the piece. */
interface PieceContext {
  readonly run: string;
  /** Whoever began the run. */
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Somebody had begun this piece before, and may have done some of it. */
  readonly isAgain: boolean;
}

/** Does one piece of a job's work; its outcome can be written as JSON. */
export type PieceWork = (piece: unknown, context: PieceContext) => Promise<unknown>;

/** A run that is done in pieces. */
interface SharedRun {
  readonly run: string;
  readonly caller: Caller;
  /** What each piece is given; its key tells it from the other pieces of the run, also when the run is taken up. */
  readonly pieces: readonly { readonly key: string; readonly data: unknown }[];
  readonly signal: AbortSignal;
}

/** How the work of a job is done in pieces: here one after the other, or by all nodes of a database. */
export interface Sharing {
  /** Says how pieces of a kind are done; on each node the same. */
  does(kind: string, work: PieceWork): void;
  /** Does each piece once, and gives what became of it as soon as that is known; pieces that nobody began are left when it is stopped. */
  share(kind: string, run: SharedRun): AsyncGenerator<{ readonly key: string; readonly outcome: unknown }, void>;
}
