import type { Passage } from '@assay/core';
import { nationsOf, nationsOfPage } from '@assay/language';
import { answerWeights } from './answer-weights.ts';
import { answerConfidence, type RankedPassage } from './rank-answers.ts';

/** What was found comes to: a stated answer, the nearest passages, or nothing. */
export type AnswerJudgement =
  | { readonly status: 'answered' | 'perhaps'; readonly first: RankedPassage; readonly confidence: number }
  | { readonly status: 'nothing-found' };

/** What is judged: the passages that fit the question, best first, and those that are about something else. */
export interface FoundPassages {
  readonly fitting: readonly RankedPassage[];
  readonly mismatched: readonly RankedPassage[];
}

/** Judges whether the best passage answers a question surely, perhaps, or not at all. */
export function judgeAnswer(question: string, { fitting, mismatched }: FoundPassages): AnswerJudgement {
  const [first] = fitting;
  if (first === undefined) return { status: 'nothing-found' };
  // What is about something else sets the measure, but for a page of the nation asked about: there the others are another nation's.
  const rivals = isOfNation(question, first.passage) ? [] : mismatched;
  const { stated, shown, leastPage, surePage } = answerWeights();
  const confidence = answerConfidence(first, [...fitting, ...rivals]);
  if (confidence >= stated) return { status: 'answered', first, confidence };
  const page = first.passage.confidence;
  const isElsewhere = rivals.some(({ strength }) => strength > first.strength);
  const isNear = page >= surePage || (page >= leastPage && confidence >= shown);
  return isNear && !isElsewhere ? { status: 'perhaps', first, confidence } : { status: 'nothing-found' };
}

// --- Internal ---

function isOfNation(question: string, passage: Passage): boolean {
  const applies = nationsOfPage(passage);
  return [...nationsOf(question)].some((nation) => applies.has(nation));
}
