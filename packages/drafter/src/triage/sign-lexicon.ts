import type { Sentence } from '../letter/read-letter.ts';
import { likelySigns } from './sentence-model.ts';

/** Patterns by which sentences are known to be a sign of something; a sentence that `unless` matches is none. */
export interface SignPatterns {
  readonly cues: readonly string[];
  readonly unless: readonly string[];
}

/** A sentence made ready, and what a model of sentences says of it. */
export interface SignedSentence {
  readonly text: string;
  readonly likely: ReadonlySet<string>;
}

/** Signs stand in the first stretch of a sentence: one that runs on for pages is cut. */
const longestSentence = 1_200;

const ready = new WeakMap<Sentence, SignedSentence>();

/** Makes a sentence ready to be tested for signs, once. */
export function signedSentence(sentence: Sentence): SignedSentence {
  const known = ready.get(sentence);
  if (known !== undefined) return known;
  const text = sentence.text.slice(0, longestSentence).replaceAll(/\s+/g, ' ');
  const made = { text, likely: likelySigns(text) };
  ready.set(sentence, made);
  return made;
}

/** Compiles the patterns of one sign; cues and exceptions are matched without regard to case. */
export function signTest(label: string, { cues, unless }: SignPatterns): (sentence: SignedSentence) => boolean {
  const any = (patterns: readonly string[]) => (patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'iu'));
  const isSign = any(cues);
  const isNone = any(unless);
  return ({ text, likely }) => (likely.has(label) || isSign?.test(text) === true) && isNone?.test(text) !== true;
}
