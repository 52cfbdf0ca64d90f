import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { judgeAnswer } from './judge-answer.ts';
import type { RankedPassage } from './rank-answers.ts';

function ranked(document: string, strength: number, changes: Partial<Passage> = {}): RankedPassage {
  const position = { document, start: 0, end: 1 };
  const passage: Passage = {
    id: document,
    document,
    title: document,
    text: 'The pay is £50 a week.',
    position,
    score: 1,
    coverage: 1,
    confidence: 0.9,
    missing: [],
    metadata: {},
    ...changes,
  };
  return { passage, strength, said: 0, sentence: 0, holdsKind: 0, announcesKind: 0, opens: 0 };
}

const statusOf = (
  question: string,
  fitting: readonly RankedPassage[],
  mismatched: readonly RankedPassage[] = [],
  about = fitting[0]?.passage.confidence ?? 0,
) => judgeAnswer({ question, words: ['pay'] }, { fitting, mismatched, about }).status;

const wales = { metadata: { nation: 'Wales' } };

describe('judgeAnswer', () => {
  test('nothing that fits is nothing found', () => {
    expect(statusOf('pay?', [], [ranked('a', 9)])).toBe('nothing-found');
  });

  test.each([
    ['far ahead, holding what is asked for, on a page that is surely about it', 'answered', ranked('a', 9), 1],
    ['hardly ahead, on a page that is surely about it', 'perhaps', ranked('a', 9), 9],
    ['ahead, on a page that may be about it', 'perhaps', ranked('a', 9, { confidence: 0.4 }), 3],
    ['far ahead, on a page that is hardly about it', 'nothing-found', ranked('a', 9, { confidence: 0.001 }), 1],
  ])('%s: %s', (_, status, first, second) => {
    expect(statusOf('How much is the pay?', [first, ranked('b', second)])).toBe(status);
  });

  test('where nothing that fits is about the question, nothing is found, however far one passage lies ahead', () => {
    const passages = [ranked('a', 9), ranked('b', 1)];
    expect(statusOf('How much is the pay?', passages, [], 0.001)).toBe('nothing-found');
    expect(statusOf('How much is the pay?', passages, [], 0.9)).toBe('answered');
  });

  test('what is about something else and lies ahead leaves nothing, unless the page is surely about the question', () => {
    const found = (about: number) => statusOf('How much was the pay in 2019?', [ranked('a', 5)], [ranked('b', 9)], about);
    expect(found(0.3)).toBe('nothing-found');
    expect(found(0.9)).toBe('perhaps');
  });

  test('another nation’s page that lies ahead takes nothing from a page of the nation asked about', () => {
    expect(statusOf('How much is the pay in Wales?', [ranked('a', 5, wales)], [ranked('b', 9)])).toBe('answered');
    expect(statusOf('How much is the pay in Scotland?', [ranked('a', 5)], [ranked('b', 9, wales)], 0.3)).toBe('nothing-found');
  });
});
