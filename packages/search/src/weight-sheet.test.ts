import { expect, test } from 'vitest';
import { weightSheet } from './weight-sheet.ts';

test('a sheet holds the weights it was filled with last, zeros elsewhere, and grows', () => {
  const sheet = weightSheet();
  expect([...sheet.fill([[1, 0.5]], 4).subarray(0, 4)]).toEqual([0, 0.5, 0, 0]);
  expect([...sheet.fill([[3, 2]], 4).subarray(0, 4)]).toEqual([0, 0, 0, 2]);
  const larger = sheet.fill([[9, 1]], 10);
  expect(larger.length).toBeGreaterThanOrEqual(10);
  expect(larger.reduce((sum, weight) => sum + weight)).toBe(1);
  expect(sheet.fill([], 10).every((weight) => weight === 0)).toBe(true);
});
