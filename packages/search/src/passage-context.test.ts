import { describe, expect, test } from 'vitest';
import { contextsOf, proximityOf } from './passage-context.ts';

const passages = (...sections: readonly number[]) => sections.map((section) => ({ length: 60, section }));
const bounds = (...sections: readonly number[]) => contextsOf(passages(...sections), 10).map(({ from, to }) => [from, to]);

describe('the context of a passage', () => {
  test('grows to both sides until it is wide enough', () => {
    expect(bounds(0, 0, 0, 0, 0)).toEqual([
      [10, 12],
      [10, 12],
      [11, 13],
      [12, 14],
      [12, 14],
    ]);
  });

  test('stays within its section', () => {
    expect(bounds(0, 1, 1, 2)).toEqual([
      [10, 10],
      [11, 12],
      [11, 12],
      [13, 13],
    ]);
  });

  test('of a long passage is that passage, and a page without passages has none', () => {
    expect(contextsOf([{ length: 500, section: 0 }, ...passages(0)], 0)[0]).toEqual({ from: 0, to: 0, length: 500 });
    expect(contextsOf([], 3)).toEqual([]);
  });
});

describe('words of a question near one another', () => {
  const weights = Float64Array.from([0, 2, 3, 0, 0, 0, 0, 0, 0, 0]);
  test.each([
    ['side by side', [1, 2], 2],
    ['with a word between', [1, 9, 2], 0.5],
    ['too far apart', [1, 9, 9, 9, 9, 9, 9, 2], 0],
    ['the same word twice', [1, 1], 0],
    ['one alone', [9, 1, 9], 0],
    ['each with the one before it', [1, 2, 1], 4],
  ])('%s', (_, terms, score) => {
    expect(proximityOf({ values: Uint32Array.from([2, ...terms, 1]), from: 1, to: terms.length + 1 }, weights)).toBeCloseTo(score, 12);
  });
});
