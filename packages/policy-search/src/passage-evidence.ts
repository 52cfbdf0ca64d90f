import type { Passage } from '@assay/core';
import { contentStems, splitSentences, stem } from '@assay/language';
import { saidShare } from './kin-words.ts';
import { type QuestionKind, questionKinds } from './question-kind.ts';

/** What speaks for a passage as the answer to a question; shares are of the weight of the question's words. */
export interface PassageEvidence {
  readonly passage: Passage;
  /** How much of the question the passage and its heading say, kindred words counting half. */
  readonly said: number;
  /** How much the sentence of it says that says most. */
  readonly sentence: number;
  /** Whether it holds what is asked for: a sum, a date, a number, a condition. */
  readonly holdsKind: number;
  /** Whether its heading announces what is asked for. */
  readonly announcesKind: number;
  /** 1 where it opens its page: what a page is about, seldom what is asked. */
  readonly opens: number;
}

/** Looks in every passage found for what a question asks; a word that few of them have tells more. */
export function passageEvidence(question: string, words: readonly string[], passages: readonly Passage[]): readonly PassageEvidence[] {
  const kinds = questionKinds(question);
  const read = passages.map((passage) => ({
    passage,
    stems: new Set(contentStems(`${passage.position.section ?? ''}\n${passage.text}`)),
  }));
  // What no passage says, such as the age or faith of whoever asks, speaks for none and against none.
  const wanted = [...new Set(words.map(stem))].filter((word) => read.some(({ stems }) => saidShare(word, stems) > 0));
  const weights = new Map(
    wanted.map((word) => {
      const holding = read.filter(({ stems }) => stems.has(word)).length;
      return [word, Math.log1p(passages.length / (holding + 0.5))];
    }),
  );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const share = (stems: ReadonlySet<string>) => {
    let held = 0;
    for (const [word, weight] of weights) held += weight * saidShare(word, stems);
    return total === 0 ? 0 : held / total;
  };
  return read.map(({ passage, stems }) => {
    const sentences = splitSentences(passage.text).map(({ start, end }) => share(new Set(contentStems(passage.text.slice(start, end)))));
    return {
      passage,
      said: share(stems),
      sentence: Math.max(0, ...sentences),
      ...ofKind(kinds, passage),
      opens: passage.position.section === undefined ? 1 : 0,
    };
  });
}

// --- Internal ---

/** The first kind counts whole, a second one half. */
function ofKind(kinds: readonly QuestionKind[], { text, position: { section = '' } }: Passage) {
  const [first, second] = kinds;
  const count = (test: (kind: QuestionKind) => boolean) =>
    first === undefined ? 0 : (test(first) ? 1 : 0) + (second !== undefined && test(second) ? 0.5 : 0);
  return { holdsKind: count(({ isIn }) => isIn(text)), announcesKind: count(({ isAnnounced }) => isAnnounced(section)) };
}
