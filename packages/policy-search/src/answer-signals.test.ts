import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { answerSignals } from './answer-signals.ts';
import type { RankedPassage } from './rank-answers.ts';

function ranked(document: string, strength: number, text = 'x', changes: Partial<Passage> = {}): RankedPassage {
  const position = { document, start: 0, end: text.length };
  const known = { title: document, score: 1, coverage: 1, confidence: 0.5, missing: [], metadata: {} };
  const passage: Passage = { id: `${document} ${text}`, document, text, position, ...known, ...changes };
  return { passage, strength, said: 0, sentence: 0, holdsKind: 0, announcesKind: 0, opens: 0 };
}

const signalsOf = (question: string, first: RankedPassage, ...others: readonly RankedPassage[]) =>
  answerSignals({ question, words: question.toLowerCase().match(/[a-z]{4,}/g) ?? [] }, first, [first, ...others]);

describe('answerSignals', () => {
  const first = ranked('a', 5);

  test('the lead before other pages is counted as far as the page is about the question, and no further than six', () => {
    expect(signalsOf('tag?', first, ranked('b', 2))).toMatchObject({ otherPages: 3, otherPagesOfSubject: 1.5 });
    expect(signalsOf('tag?', first, ranked('b', 9))).toMatchObject({ otherPages: -4, otherPagesOfSubject: -2 });
    expect(signalsOf('tag?', first)).toMatchObject({ otherPages: 6, otherPagesOfSubject: 3 });
  });

  test('the least lead decides: half of that before other pages, all of that before the rest of its own', () => {
    expect(signalsOf('tag?', first, ranked('b', 1), ranked('a', 4)).leadWithoutKind).toBe(1);
    expect(signalsOf('tag?', first, ranked('b', 4), ranked('a', 1)).leadWithoutKind).toBe(0.5);
  });

  test.each([
    ['How much is a new tag?', 'A new tag costs £7.50.', { kindLacking: 0, leadWithKind: 3, leadWithoutKind: 0 }],
    ['How much is a new tag?', 'Ask us for a new tag.', { kindLacking: 1, leadWithKind: 0, leadWithoutKind: 3, kindSaid: 0 }],
    ['Can I have a new tag?', 'You can have a new tag.', { kindLacking: 0, leadWithKind: 0, leadWithoutKind: 3, kindSaid: 0 }],
  ])('%j in %j', (question, text, signals) => {
    expect(signalsOf(question, ranked('a', 5, text))).toMatchObject(signals);
  });

  test('what is asked for counts more where the very sentence that holds it says the question', () => {
    const said = (text: string) => signalsOf('How much is a sheep ring?', ranked('a', 5, text)).kindSaid;
    expect(said('A sheep ring: £7.50.')).toBeGreaterThan(0.9);
    expect(said('The fee is £7.50. A sheep ring lasts.')).toBeLessThan(0.5);
  });

  test('words that follow one another in the question and in the text are counted once each, three at most', () => {
    const phrases = (text: string) => signalsOf('What does a new ear tag cost a farm?', ranked('a', 5, text)).phrases;
    expect(phrases('A new tag.')).toBe(1);
    expect(phrases('New ear tags. The new ear tag.')).toBe(2);
    expect(phrases('A new ear tag cost a farm.')).toBe(3);
  });
});
