import { rankBiasedOverlap } from '../statistics/ranking-metrics.ts';

/** 1 where both sides have exactly the same marks, else 0. */
export function sameMarks(base: readonly string[], variant: readonly string[]): number {
  const [first, second] = [new Set(base), new Set(variant)];
  return first.size === second.size && [...first].every((mark) => second.has(mark)) ? 1 : 0;
}

/** 1 where the variant has no mark that the base has not, else 0. */
export function noNewMarks(base: readonly string[], variant: readonly string[]): number {
  const known = new Set(base);
  return variant.every((mark) => known.has(mark)) ? 1 : 0;
}

/** How far two rankings are apart: 1 - RBO at p = .9, 0 for the same and for two empty ones. */
export function rankingDistance(base: readonly string[], variant: readonly string[]): number {
  return 1 - rankBiasedOverlap(base, variant);
}
