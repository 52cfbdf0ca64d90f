import { contentStems, nationsOf, withoutNations } from '@assay/language';

/** Words that go on from what was asked before. */
const goingOn = /^\s*(?:and|but|or|also|so|then|what about|how about|what if)\b/i;
/** Words that stand for something named before. */
const standIn = /\b(?:it|its|they|them|their|that|those|this|these|one|there)\b/i;
/** A question with more topic words than this stands by itself. */
const mostForFollowUp = 4;

/** A question is at most so long, in characters, also joined with what it goes on from. */
export const longestQuestion = 2_000;

const years = /\b(?:19|20)\d\d\b/g;

/** The question to search for: a follow-up is joined with what it goes on from, anything else stands as it is. */
export function resolveQuestion(question: string, previous: readonly string[]): string {
  const [first, ...others] = [...previous, question];
  return others.reduce(joined, first ?? question);
}

// --- Internal ---

function joined(before: string, question: string): string {
  if (!isFollowUp(question)) return question;
  // What is said anew replaces what was said: another nation, another year.
  const otherNation = nationsOf(question).size > 0 ? withoutNations(before) : before;
  const subject = question.search(years) >= 0 ? otherNation.replaceAll(years, ' ') : otherNation;
  return `${question.trim()} (${subject.trim()})`.slice(0, longestQuestion);
}

function isFollowUp(question: string): boolean {
  const topics = new Set(contentStems(question)).size;
  return topics <= 1 || (topics <= mostForFollowUp && (goingOn.test(question) || standIn.test(question)));
}
