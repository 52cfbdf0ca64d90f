import { expect, test } from 'vitest';
import { placeOf, shareAt, weighted } from './logistic.ts';

test('signals are put together with their weights', () => {
  expect(weighted({ least: -1, near: 2, far: 5 }, { near: 3, far: 0.5 })).toBe(7.5);
});

test('a share comes back from its place on the curve; nothing is quite certain', () => {
  expect(shareAt(placeOf(0.3))).toBeCloseTo(0.3);
  expect(placeOf(1)).toBe(placeOf(0.99999));
  expect(placeOf(0)).toBeCloseTo(-placeOf(1));
});
