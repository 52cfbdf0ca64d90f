import type { Passage } from '@assay/core';
import { contentStems, splitSentences, stem, tokenise } from '@assay/language';
import { type AskedWord, askedWords, shareSaid } from './asked-words.ts';
import { type QuestionKind, questionKinds } from './question-kind.ts';
import type { AskedQuestion, RankedPassage } from './rank-answers.ts';

/** What tells whether the first passage answers, beside what ranks it first; each is weighed in `answer-weights.json`. */
export interface AnswerSignals {
  /** How far it lies before all that was found on other pages, and that as far as its page is about the question. */
  readonly otherPages: number;
  readonly otherPagesOfSubject: number;
  /** Two words of the question that stand together in it, up to three times. */
  readonly phrases: number;
  /** Whether a sum, a date or a number is asked for, and does not stand in it. */
  readonly kindLacking: number;
  /** How much of the question the very sentence says that holds what is asked for (its square root). */
  readonly kindSaid: number;
  /** How far it lies before whatever comes next, on its own page or another, with what is asked for in it or without. */
  readonly leadWithKind: number;
  readonly leadWithoutKind: number;
}

/** Reads the signals of the first passage among all that was found. */
export function answerSignals({ question, words }: AskedQuestion, first: RankedPassage, all: readonly RankedPassage[]): AnswerSignals {
  const { passage } = first;
  const [kind] = questionKinds(question);
  const isDefinite = kind?.isDefinite === true;
  const isHeld = isDefinite && kind.isIn(passage.text);
  const otherPages = leadOf(first, all, ({ document }) => document !== passage.document);
  const ownPage = leadOf(first, all, ({ document }) => document === passage.document);
  const lead = Math.min(otherPages / 2, ownPage);
  return {
    otherPages,
    otherPagesOfSubject: passage.confidence * otherPages,
    phrases: Math.min(mostPhrases, phrasesIn(question, passage.text)),
    kindLacking: isDefinite && !isHeld ? 1 : 0,
    kindSaid: isHeld ? Math.sqrt(saidWithKind(askedWords(words), kind, passage)) : 0,
    leadWithKind: isHeld ? lead : 0,
    leadWithoutKind: isHeld ? 0 : lead,
  };
}

// --- Internal ---

/** Further ahead than this is no surer. */
const farthestLead = 6;

const mostPhrases = 3;

function leadOf(first: RankedPassage, all: readonly RankedPassage[], isRival: (other: Passage) => boolean): number {
  const rivals = all.filter((other) => other !== first && isRival(other.passage)).map(({ strength }) => strength);
  return Math.max(-farthestLead, Math.min(farthestLead, first.strength - Math.max(...rivals)));
}

/** How many different pairs of words that follow one another in the question do so in the text. */
function phrasesIn(question: string, text: string): number {
  const asked = pairsOf(question);
  let held = 0;
  for (const pair of pairsOf(text)) if (asked.has(pair)) held += 1;
  return held;
}

function pairsOf(text: string): ReadonlySet<string> {
  const stems = tokenise(text).map(({ word }) => stem(word));
  return new Set(stems.slice(1).map((word, place) => `${stems[place]} ${word}`));
}

function saidWithKind(asked: readonly AskedWord[], kind: QuestionKind, { text, position: { section = '' } }: Passage): number {
  const heading = contentStems(section);
  const shares = splitSentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => kind.isIn(sentence))
    .map((sentence) => shareSaid(asked, new Set([...contentStems(sentence), ...heading])));
  return Math.max(0, ...shares);
}
