import { stem, stopWords } from '@assay/language';
import type { QueryTerms } from './lexical-index.ts';
import { sumOf } from './sum-of.ts';

/** A unit that a question found, with its score and its terms. */
export interface FoundUnit {
  readonly score: number;
  readonly terms: readonly string[];
}

/** What terms are fed back with. */
export interface Feedback {
  /** Only a question with no more terms than this is widened: a longer one says what it means. */
  readonly longestQuestion: number;
  /** Only a question whose words are so rare on average (0 to 1) is widened: what common words find has nothing in common. */
  readonly leastTelling: number;
  readonly telling: number;
  readonly terms: number;
  /** What all added terms count together, beside all of the question. */
  readonly share: number;
}

/** Widens a short question by the terms that the units it found have in common: relevance feedback as RM3 (Lavrenko and Croft, SIGIR 2001). */
export function feedbackTerms(question: QueryTerms, find: () => readonly FoundUnit[], feedback: Feedback): QueryTerms {
  if (question.size > feedback.longestQuestion || !(feedback.telling >= feedback.leastTelling)) return question;
  const likely = new Map<string, number>();
  for (const unit of find()) {
    const topics = unit.terms.filter(isTopic);
    for (const term of topics) likely.set(term, (likely.get(term) ?? 0) + unit.score / topics.length);
  }
  const likeliest = [...likely].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).slice(0, feedback.terms);
  const whole = sumOf(likeliest.map(([, likelihood]) => likelihood));
  const widened = new Map(question);
  for (const [term, likelihood] of likeliest)
    widened.set(term, (question.get(term) ?? 0) + (feedback.share * sumOf(question.values()) * likelihood) / whole);
  return widened;
}

// --- Internal ---

const stopStems: ReadonlySet<string> = new Set([...stopWords].map(stem));

function isTopic(term: string): boolean {
  return term.length > 2 && !stopStems.has(term) && !/^\d/.test(term);
}
