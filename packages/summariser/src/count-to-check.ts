import { findFigures } from '@assay/language';
import { claimTest } from './context/claim-test.ts';
import type { Point } from './outline/outline.ts';

/** How many figures a summary holds, and how many of its statements are somebody's claim. */
export function countToCheck(points: readonly Point[]): { readonly figures: number; readonly claims: number } {
  const isClaim = claimTest();
  return {
    figures: points.reduce((sum, { own }) => sum + findFigures(own).length, 0),
    claims: points.filter((point) => point.speaker !== undefined || isClaim(point)).length,
  };
}
