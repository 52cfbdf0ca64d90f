import { isToldOfOneself, stem, tellingOf } from '@assay/language';

/** Of the logistic curve from what a page holds and what is asked to its confidence; fitted on development sets. */
export const searchConfidence = { least: -3.46, held: 8.52, asked: -2.83 };

/** The words of a question that a page holds, and those that it lacks. */
export interface HeldOfQuestion {
  readonly held: readonly string[];
  readonly lacking: readonly string[];
}

/**
 * How sure it is that a page is about a question, 0 to 1: the more telling words of it the page holds the surer, the more
 * there were to hold the less. What people tell of themselves is not missed. Words tell what they tell in public writing at
 * large: what is rare among few documents may be a common word.
 */
export function pageConfidence({ held, lacking }: HeldOfQuestion): number {
  const heldWeight = weightOf(held);
  const missed = weightOf(lacking.filter((word) => !isToldOfOneself(word)));
  const { least, ...weights } = searchConfidence;
  return 1 / (1 + Math.exp(-(least + weights.held * Math.log1p(heldWeight) + weights.asked * Math.log1p(heldWeight + missed))));
}

// --- Internal ---

function weightOf(words: readonly string[]): number {
  return [...new Set(words.map(stem))].reduce((sum, term) => sum + tellingOf(term), 0);
}
