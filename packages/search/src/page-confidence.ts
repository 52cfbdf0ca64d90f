import { dataFile } from '@assay/core';
import { z } from 'zod';

const told = dataFile(
  new URL('../lexicons/told-of-oneself.json', import.meta.url),
  z.strictObject({ why: z.string(), words: z.record(z.string(), z.string()) }),
);

/** Of the logistic curve from what a page holds and what is asked to its confidence; fitted on development sets. */
export const searchConfidence = { least: -3.46, held: 8.52, asked: -2.83 };

/** What a page holds and lacks of a question, by the weights of its words. */
export interface HeldOfQuestion {
  readonly held: number;
  readonly lacking: readonly { readonly word: string; readonly weight: number }[];
  /** The weight of a word that one page alone has. */
  readonly tellingWeight: number;
}

/**
 * How sure it is that a page is about a question, 0 to 1: the more telling words of it the page holds the surer, the more
 * there were to hold the less. What people tell of themselves is not missed.
 */
export function pageConfidence({ held, lacking, tellingWeight }: HeldOfQuestion): number {
  const missed = lacking.reduce((sum, { word, weight }) => (isTold(word) ? sum : sum + weight), 0);
  const amount = (weight: number) => Math.log1p(weight / tellingWeight);
  const { least, ...weights } = searchConfidence;
  return 1 / (1 + Math.exp(-(least + weights.held * amount(held) + weights.asked * amount(held + missed))));
}

// --- Internal ---

let words: ReadonlySet<string> | undefined;

/** Numbers too: an age or an amount of somebody's need not stand on the page. */
function isTold(word: string): boolean {
  words ??= new Set(Object.values(told().words).flatMap((list) => list.split(' ')));
  return words.has(word) || /^\d/.test(word);
}
