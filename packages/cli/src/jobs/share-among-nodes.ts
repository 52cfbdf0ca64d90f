import { setTimeout as sleep } from 'node:timers/promises';
import { AssayError, type Store, sha256 } from '@assay/core';
import type { NodeWork, TakenPiece } from '@assay/stores';
import type { PieceWork, Sharing } from './sharing.ts';

interface Nodes {
  readonly work: NodeWork;
  readonly runs: Pick<Store['runs'], 'get'>;
  /** Pieces that this node does at once. */
  readonly atOnce: number;
}

/** Pieces of one run that wait or are being done; the others are still to be put in. */
const mostWaiting = 64;

const everyMs = 100;

/** A database that is away for longer ends a run that waits for it. */
const awayMs = 60_000;

/** Pieces that are done by whichever node is free. What is done stays known until the run has ended, so that a run that is taken up goes on from there. */
export function shareAmongNodes({ work, runs, atOnce }: Nodes): Sharing & { begin(): Promise<void>; leave(): void } {
  const works = new Map<string, PieceWork>();
  let hasLeft = false;
  /** What a run that this node leaves waits for: another node goes on with it. */
  const never = new Promise<never>(() => {});
  const ask = async <Result>(asking: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await patiently(asking);
      return hasLeft ? await never : result;
    } catch (error) {
      if (hasLeft) await never;
      throw error;
    }
  };
  const doPiece = async ({ kind, run: id, data, isAgain, signal }: TakenPiece) => {
    const run = await runs.get(id);
    // A run that has ended needs it no more.
    if (run?.status !== 'running' || run.work?.caller === undefined) return undefined;
    const doing = works.get(kind);
    if (doing === undefined) throw new Error(`this node does no pieces of the kind ${kind}: it is of another version`);
    return doing(data, { run: id, caller: run.work.caller, signal, isAgain });
  };

  return {
    /** Begins to do pieces on this node, when it knows how all of them are done. */
    begin: () => work.work(atOnce, doPiece),
    /** Leaves the runs that are shared from here as they are. */
    leave() {
      hasLeft = true;
    },
    does: (kind, doing) => void works.set(kind, doing),
    async *share(kind, { run, pieces, signal }) {
      const waiting = new Map<string, string>();
      let next = 0;
      try {
        for (;;) {
          const room = signal.aborted ? 0 : mostWaiting - waiting.size;
          const fresh = pieces.slice(next, next + room).map(({ key, data }) => ({ id: pieceId(run, key), kind, run, data, key }));
          if (fresh.length > 0) await ask(() => work.put(fresh.map(({ key: _key, ...piece }) => piece)));
          for (const { id, key } of fresh) waiting.set(id, key);
          next += fresh.length;
          if (waiting.size === 0) return;
          const ended = await ask(() => work.ended([...waiting.keys()]));
          for (const piece of ended) {
            const key = waiting.get(piece.id) ?? '';
            waiting.delete(piece.id);
            if (piece.status === 'failed') throw failed(piece.message);
            if (piece.outcome !== undefined) yield { key, outcome: piece.outcome };
          }
          if (signal.aborted) return;
          if (ended.length === 0) await sleep(everyMs);
        }
      } finally {
        // Those that nobody began; what was done goes with them.
        await work.remove(run).catch(() => {});
      }
    },
  };
}

// --- Internal ---

/** The same for the same piece of the same run, in the form of a UUID (RFC 9562, version 8). */
function pieceId(run: string, key: string): string {
  const digest = sha256(`${run} ${key}`);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

function failed(message: string): AssayError {
  return new AssayError('tool-failed', `A part of the work failed again and again: ${message}. What was done stays done; begin it again.`);
}

/** Asks a database that is away again: what is asked here may be asked twice. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + awayMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof AssayError && error.code.startsWith('store-');
      if (!isAway || performance.now() >= until) throw error;
      await sleep(everyMs * 5);
    }
  }
}
