/** A piece of a run's work, which any node may do. */
export interface WorkPiece {
  /** A UUID; the same piece has the same one, whoever puts it in and however often. */
  readonly id: string;
  readonly kind: string;
  readonly run: string;
  /** What may be written as JSON. */
  readonly data: unknown;
}

/** A piece as a node is given it. */
export interface TakenPiece extends WorkPiece {
  /** A node that had begun it may have done some of it. */
  readonly isAgain: boolean;
  /** Aborted when the piece was given to another node, because this one was silent for too long. */
  readonly signal: AbortSignal;
}

/** What became of a piece. */
export type EndedPiece =
  | { readonly status: 'done'; readonly id: string; readonly outcome: unknown }
  | { readonly status: 'failed'; readonly id: string; readonly message: string };

/** Work that nodes share out among themselves: the run that it is of is the truth, and is told by whoever puts the pieces in. */
export interface NodeWork {
  /** Puts pieces in; one that was put in before is left as it is, done or not. */
  put(pieces: readonly WorkPiece[]): Promise<void>;
  /** Those that have ended. */
  ended(ids: readonly string[]): Promise<readonly EndedPiece[]>;
  /** Takes every piece of a run away; one that is being done is done to its end. */
  remove(run: string): Promise<void>;
  /** Does pieces on this node, so many at once; each is done by one node at a time, and again where that one went or failed. */
  work(atOnce: number, work: (piece: TakenPiece) => Promise<unknown>): Promise<void>;
  /** Calls on one node, whichever is first, at the times of a cron expression (UTC). */
  schedule(cron: string, work: () => Promise<unknown>): Promise<void>;
  /** Waits a moment for what is being done here; what is left is done again elsewhere. */
  close(): Promise<void>;
}
