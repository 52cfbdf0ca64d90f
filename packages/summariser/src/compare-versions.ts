import { jaccard } from '@assay/language';
import type { Outline, Point } from './outline/outline.ts';

/** A sentence of the later version and the sentence of the earlier one that it replaces; places among all points. */
interface ChangedPair {
  readonly before: number;
  readonly after: number;
}

/** How two versions differ, sentence by sentence. */
export interface Comparison {
  readonly changed: readonly ChangedPair[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Sentences that share this much of their topic words are one sentence, changed. */
const changedShare = 0.45;

/** A word that more sentences than this hold is no sign of which one was changed. */
const mostHolding = 40;

/** Compares the first document of an outline with the second: same sentences are passed over wherever they stand. */
export function compareVersions({ points }: Outline): Comparison {
  const before = points.filter(({ document }) => document === 0);
  const after = points.filter(({ document }) => document === 1);
  const gone = unmatched(before, after);
  const fresh = unmatched(after, before);
  const holders = new Map<string, Point[]>();
  for (const point of gone)
    for (const stem of new Set(point.stems)) holders.set(stem, [...(holders.get(stem) ?? []).slice(-mostHolding), point]);

  const taken = new Set<number>();
  const changed: ChangedPair[] = [];
  for (const point of fresh) {
    const own = new Set(point.stems);
    let best: { index: number; share: number } | undefined;
    for (const other of new Set([...own].flatMap((stem) => holders.get(stem) ?? []))) {
      if (taken.has(other.index)) continue;
      const share = jaccard(own, new Set(other.stems));
      if (share >= changedShare && share > (best?.share ?? 0)) best = { index: other.index, share };
    }
    if (best === undefined) continue;
    taken.add(best.index);
    changed.push({ before: best.index, after: point.index });
  }
  const paired = new Set(changed.map((pair) => pair.after));
  return {
    changed,
    added: fresh.filter(({ index }) => !paired.has(index)).map(({ index }) => index),
    removed: gone.filter(({ index }) => !taken.has(index)).map(({ index }) => index),
  };
}

// --- Internal ---

/** The points whose words do not stand in the other version; a sentence said twice must stand there twice. */
function unmatched(points: readonly Point[], others: readonly Point[]): readonly Point[] {
  const counts = new Map<string, number>();
  for (const { own } of others) counts.set(own, (counts.get(own) ?? 0) + 1);
  return points.filter(({ own }) => {
    const count = counts.get(own) ?? 0;
    if (count > 0) counts.set(own, count - 1);
    return count === 0;
  });
}
