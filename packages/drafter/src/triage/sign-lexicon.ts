import { sha256 } from '@assay/core';
import type { Sentence } from '../letter/read-letter.ts';
import { likelySigns } from './sentence-model.ts';

/** Patterns by which sentences are known to be a sign of something; a sentence that `unless` matches is none. */
export interface SignPatterns {
  readonly cues: readonly string[];
  readonly unless: readonly string[];
}

/** What the tests found in a stretch, by the test; the words of a letter are not kept with it. */
type Findings = Map<number, boolean>;

/** A stretch of a sentence made ready, with what is known of it. */
interface SignedStretch {
  readonly text: string;
  readonly findings: Findings;
  /** What a model of sentences says of it. */
  likely(): ReadonlySet<string>;
}

/** A sentence made ready: in one stretch, or in several that overlap where it runs on. */
export type SignedSentence = readonly SignedStretch[];

/** A sentence that runs on is looked at in stretches of so many characters, each so far from the one before; in so many at most. */
const stretch = { length: 1_200, step: 1_000, most: 50 } as const;

const ready = new WeakMap<Sentence, SignedSentence>();

/** Makes a sentence ready to be tested for signs, once. */
export function signedSentence(sentence: Sentence): SignedSentence {
  const known = ready.get(sentence);
  if (known !== undefined) return known;
  const whole = sentence.text.slice(0, stretch.step * stretch.most).replaceAll(/\s+/g, ' ');
  const made: SignedStretch[] = [];
  for (let from = 0; from === 0 || from + stretch.length - stretch.step < whole.length; from += stretch.step) {
    const text = whole.slice(from, from + stretch.length);
    let likely: ReadonlySet<string> | undefined;
    made.push({
      text,
      findings: findingsOf(text),
      likely() {
        likely ??= likelySigns(text);
        return likely;
      },
    });
  }
  ready.set(sentence, made);
  return made;
}

let tests = 0;

/** Compiles the patterns of one sign; cues and exceptions are matched without regard to case. */
export function signTest(label: string, { cues, unless }: SignPatterns): (sentence: SignedSentence) => boolean {
  const any = (patterns: readonly string[]) => (patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'iu'));
  const isSign = any(cues);
  const isNone = any(unless);
  tests += 1;
  const test = tests;
  const isStretch = ({ text, findings, likely }: SignedStretch) => {
    const found = findings.get(test);
    if (found !== undefined) return found;
    const is = (likely().has(label) || isSign?.test(text) === true) && isNone?.test(text) !== true;
    findings.set(test, is);
    return is;
  };
  return (stretches) => stretches.some(isStretch);
}

// --- Internal ---

/** Sentences recur: in campaigns, forms, quoted mail. So many are remembered at most, by their digests, then forgotten together. */
const mostRemembered = 4_000;
const remembered = new Map<string, Findings>();

function findingsOf(text: string): Findings {
  const digest = sha256(text);
  const known = remembered.get(digest);
  if (known !== undefined) return known;
  const findings: Findings = new Map();
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(digest, findings);
  return findings;
}
