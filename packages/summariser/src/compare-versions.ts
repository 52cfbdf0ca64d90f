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

/** Compares the first document of an outline with the second: what stands in both is passed over wherever it stands. */
export function compareVersions({ points, sections }: Outline): Comparison {
  const keys = points.map((point) => keyOf(point, sections[point.section]?.title ?? ''));
  const placesOf = (document: number) => points.flatMap((point) => (point.document === document ? [point.index] : []));
  const gone = unmatched(placesOf(0), placesOf(1), keys);
  const fresh = unmatched(placesOf(1), placesOf(0), keys);
  const changed = pair(points, gone, fresh);
  const [before, after] = [new Set(changed.map((one) => one.before)), new Set(changed.map((one) => one.after))];
  return {
    changed,
    added: fresh.filter((place) => !after.has(place)),
    removed: gone.filter((place) => !before.has(place)),
  };
}

// --- Internal ---

/** What a sentence says, with its speaker, lead-in, header and heading; how quotation marks, dashes and spaces are written is no change. */
function keyOf({ text }: Point, heading: string): string {
  return `${heading}\n${text}`
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/[ \t\u00A0\u2000-\u200A\u202F]+/g, ' ');
}

/** The places whose words do not stand in the other version; a sentence said twice must stand there twice. */
function unmatched(places: readonly number[], others: readonly number[], keys: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const place of others) counts.set(keys[place] ?? '', (counts.get(keys[place] ?? '') ?? 0) + 1);
  return places.filter((place) => {
    const count = counts.get(keys[place] ?? '') ?? 0;
    if (count > 0) counts.set(keys[place] ?? '', count - 1);
    return count === 0;
  });
}

/** Which sentence became which: of all that are near enough, the nearest first. */
function pair(points: readonly Point[], gone: readonly number[], fresh: readonly number[]): readonly ChangedPair[] {
  const stems = new Map([...gone, ...fresh].map((place) => [place, new Set(points[place]?.stems)] as const));
  const holders = new Map<string, number[]>();
  for (const place of gone)
    for (const stem of stems.get(place) ?? []) {
      const held = holders.get(stem);
      if (held === undefined) holders.set(stem, [place]);
      else if (held.length < mostHolding) held.push(place);
    }
  const near: (ChangedPair & { readonly share: number })[] = [];
  for (const after of fresh) {
    const own = stems.get(after) ?? new Set();
    for (const before of new Set([...own].flatMap((stem) => holders.get(stem) ?? []))) {
      const isSame = points[before]?.text === points[after]?.text;
      const share = isSame ? 1 : jaccard(own, stems.get(before) ?? new Set());
      if (share >= changedShare) near.push({ before, after, share });
    }
  }
  near.sort((a, b) => b.share - a.share || a.after - b.after || a.before - b.before);
  const taken = new Set<number>();
  const pairs: ChangedPair[] = [];
  for (const { before, after } of near) {
    if (taken.has(before) || taken.has(after)) continue;
    taken.add(before);
    taken.add(after);
    pairs.push({ before, after });
  }
  return pairs.sort((a, b) => a.after - b.after);
}
