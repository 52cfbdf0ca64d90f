import { describe, expect, test } from 'vitest';
import { bestUnits } from './best-units.ts';
import { append, growingArray } from './growing-array.ts';
import { scoreSheet } from './score-sheet.ts';
import { seededNumbers } from './testing/sample-documents.ts';

function sheetOf(scores: readonly number[]) {
  const sheet = scoreSheet();
  sheet.clear(scores.length);
  for (const [unit, score] of scores.entries()) sheet.add(unit, score, 1);
  return sheet;
}

describe('the best units', () => {
  test.each([
    ['some of them', [3, 1, 2, 5], 2, [0, 3]],
    ['all where there are no more', [3, 1], 5, [0, 1]],
    ['with all that are as good as the last', [1, 2, 2, 2, 0], 2, [1, 2, 3]],
    ['none', [3, 1], 0, []],
  ])('%s', (_, scores, count, best) => {
    expect(bestUnits(sheetOf(scores), count)).toEqual(best);
  });

  test('are those of sorting', () => {
    const next = seededNumbers(3);
    const scores = Array.from({ length: 500 }, () => next());
    const sorted = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, 40);
    expect([...bestUnits(sheetOf(scores), 40)].sort((a, b) => a - b)).toEqual(sorted.sort((a, b) => a - b));
  });
});

test('a sheet forgets a query before the next one, also where it grows', () => {
  const sheet = sheetOf([1, 2]);
  sheet.clear(2);
  expect([sheet.units, sheet.scoreOf(0), sheet.heldOf(1), Math.max(0, ...sheet.units.map(sheet.scoreOf))]).toEqual([[], 0, 0, 0]);
  sheet.add(1, 0.5, 2);
  sheet.add(1, 0.5, 2);
  expect([sheet.units, sheet.scoreOf(1), sheet.heldOf(1), Math.max(0, ...sheet.units.map(sheet.scoreOf))]).toEqual([[1], 1, 4, 1]);
  sheet.clear(1_000);
  expect([sheet.units, sheet.scoreOf(1), sheet.scoreOf(999)]).toEqual([[], 0, 0]);
});

test('an array grows and keeps its numbers', () => {
  const array = growingArray();
  for (let value = 0; value < 100; value += 1) append(array, value);
  expect(array.length).toBe(100);
  expect([...array.values.subarray(0, array.length)]).toEqual(Array.from({ length: 100 }, (_, value) => value));
});
