import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { judgeAnswer } from './judge-answer.ts';
import type { RankedPassage } from './rank-answers.ts';

function ranked(
  document: string,
  strength: number,
  { holdsKind = 0, ...changes }: Partial<Passage> & { readonly holdsKind?: number } = {},
): RankedPassage {
  const position = { document, start: 0, end: 1 };
  const passage: Passage = {
    id: document,
    document,
    title: document,
    text: 'x',
    position,
    score: 1,
    coverage: 1,
    confidence: 0.9,
    missing: [],
    metadata: {},
    ...changes,
  };
  return { passage, strength, said: 0, sentence: 0, holdsKind, announcesKind: 0, opens: 0 };
}

const statusOf = (question: string, fitting: readonly RankedPassage[], mismatched: readonly RankedPassage[] = [], about = 1) =>
  judgeAnswer(question, { fitting, mismatched, about }).status;

const wales = { metadata: { nation: 'Wales' } };

describe('judgeAnswer', () => {
  test('nothing that fits is nothing found', () => {
    expect(statusOf('pay?', [], [ranked('a', 9)])).toBe('nothing-found');
  });

  test.each([
    ['far ahead, holding what is asked for, on a page that is surely about it', 'answered', ranked('a', 9, { holdsKind: 1 }), 1],
    ['hardly ahead, on a page that is surely about it', 'perhaps', ranked('a', 9), 9],
    ['ahead, on a page that may be about it', 'perhaps', ranked('a', 9, { confidence: 0.4, holdsKind: 1 }), 3],
    ['far ahead, on a page that is hardly about it', 'perhaps', ranked('a', 9, { confidence: 0.001, holdsKind: 1 }), 1],
  ])('%s: %s', (_, status, first, second) => {
    expect(statusOf('pay?', [first, ranked('b', second)])).toBe(status);
  });

  test('where nothing that fits is about the question, nothing is found, however far one passage lies ahead', () => {
    const passages = [ranked('a', 9, { holdsKind: 1 }), ranked('b', 1)];
    expect(statusOf('pay?', passages, [], 0.1)).toBe('nothing-found');
    expect(statusOf('pay?', passages, [], 0.9)).toBe('answered');
  });

  test('what is about something else and lies ahead leaves nothing', () => {
    expect(statusOf('pay in 2019?', [ranked('a', 5)], [ranked('b', 9)])).toBe('nothing-found');
  });

  test('another nation’s page that lies ahead takes nothing from a page of the nation asked about', () => {
    expect(statusOf('pay in Wales?', [ranked('a', 5, wales)], [ranked('b', 9)])).toBe('answered');
    expect(statusOf('pay in Scotland?', [ranked('a', 5)], [ranked('b', 9, wales)])).toBe('nothing-found');
  });
});
