import type { Passage } from '@assay/core';
import { contentStems, isToldOfOneself, stem, tellingOf } from '@assay/language';
import { answerWeights } from './answer-weights.ts';
import { hasKin, kinShare, saidShare } from './kin-words.ts';
import { shareAt } from './logistic.ts';

/**
 * How sure it is that something found is about the question at all, 0 to 1, by the page that is most so: what it holds of the
 * question's telling words, kindred ones counting half, and how much of it stands together in one passage, and in its title.
 * Words tell what they tell in public writing at large, so that it is alike in a small library and a large one.
 */
export function aboutQuestion(words: readonly string[], passages: readonly Passage[]): number {
  const { about: weights } = answerWeights();
  const strengths = heldOfQuestion(words, passages).map(
    ({ held, passage, title }) => weights.least + weights.held * Math.log1p(held) + weights.passage * passage + weights.title * title,
  );
  return shareAt(Math.max(...strengths));
}

// --- Internal ---

/** What each page found holds of a question. */
function heldOfQuestion(words: readonly string[], passages: readonly Passage[]) {
  const asked = [...new Map(words.map((word) => [stem(word), word]))].map(([term, word]) => ({ term, word, weight: subjectWeight(word) }));
  return [...Map.groupBy(passages, ({ document }) => document).values()].map((found) => {
    const title = found[0]?.title ?? '';
    const missing = new Set(found[0]?.missing);
    const texts = found.map(({ text, position: { section = '' } }) => new Set(contentStems(`${section}\n${text}`)));
    const titled = new Set(contentStems(title));
    const page = new Set([...titled, ...texts.flatMap((stems) => [...stems])]);
    const weigh = (share: (term: string, word: string) => number) =>
      asked.reduce((sum, { term, word, weight }) => sum + weight * share(term, word), 0);
    const shareOnPage = (term: string, word: string) => (missing.has(word) ? (hasKin(term, page) ? kinShare : 0) : 1);
    const held = weigh(shareOnPage);
    // One more telling word than was asked: what a single word holds is no more than half.
    const wanted = 1 + held + weigh((term, word) => (isToldOfOneself(word) ? 0 : 1 - shareOnPage(term, word)));
    const shareIn = (stems: ReadonlySet<string>) => weigh((term) => saidShare(term, stems)) / wanted;
    return { held, passage: Math.max(...texts.map(shareIn)), title: shareIn(titled) };
  });
}

/** A number stands on many pages by chance, and is no subject. */
function subjectWeight(word: string): number {
  return /^\d/.test(word) ? 0 : tellingOf(stem(word));
}
