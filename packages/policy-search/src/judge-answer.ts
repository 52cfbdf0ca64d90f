import type { Passage } from '@assay/core';
import { nationsOf, nationsOfPage } from '@assay/language';
import { answerSignals } from './answer-signals.ts';
import { answerWeights } from './answer-weights.ts';
import { placeOf, shareAt, weighted } from './logistic.ts';
import type { AskedQuestion, RankedPassage } from './rank-answers.ts';

/** What was found comes to: a stated answer, the nearest passages, or nothing. */
export type AnswerJudgement =
  | { readonly status: 'answered' | 'perhaps'; readonly first: RankedPassage; readonly confidence: number }
  | { readonly status: 'nothing-found' };

/** What is judged: the passages that fit the question, best first, and those that are about something else. */
export interface FoundPassages {
  readonly fitting: readonly RankedPassage[];
  readonly mismatched: readonly RankedPassage[];
  /** How sure it is that something that fits is about the question at all, 0 to 1. */
  readonly about: number;
}

/** Judges whether the best passage answers a question surely, perhaps, or not at all. */
export function judgeAnswer(asked: AskedQuestion, { fitting, mismatched, about: share }: FoundPassages): AnswerJudgement {
  const [first] = fitting;
  if (first === undefined) return { status: 'nothing-found' };
  // What is about something else sets the measure, but for a page of the nation asked about: there the others are another nation's.
  const rivals = isOfNation(asked.question, first.passage) ? [] : mismatched;
  const { found, confidence: weights, stated, leastFound } = answerWeights();
  const about = placeOf(share);
  const { otherPages, ...signals } = answerSignals(asked, first, [...fitting, ...rivals]);
  if (shareAt(weighted(found, { about, otherPages })) < leastFound) return { status: 'nothing-found' };
  const confidence = shareAt(weighted(weights, { about: share, ...signals }));
  return { status: confidence >= stated ? 'answered' : 'perhaps', first, confidence };
}

// --- Internal ---

function isOfNation(question: string, passage: Passage): boolean {
  const applies = nationsOfPage(passage);
  return [...nationsOf(question)].some((nation) => applies.has(nation));
}
