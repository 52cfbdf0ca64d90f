import type { PieceWork, Sharing } from './sharing.ts';

/** Pieces that are done in this process, one after the other. */
export function shareHere(): Sharing {
  const works = new Map<string, PieceWork>();
  return {
    does: (kind, work) => void works.set(kind, work),
    async *share(kind, { run, caller, pieces, signal }) {
      const work = works.get(kind);
      if (work === undefined) throw new Error(`nobody does pieces of the kind ${kind}`);
      for (const { key, data } of pieces) {
        if (signal.aborted) return;
        yield { key, outcome: await work(data, { run, caller, signal, isAgain: false }) };
      }
    },
  };
}
