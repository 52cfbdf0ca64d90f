import { expect, it } from 'vitest';
import { isCount } from './is-count.ts';

it.each([0, 1, Number.MAX_SAFE_INTEGER])('takes %s', (value) => {
  expect(isCount(value)).toBe(true);
});

it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', null, undefined, [1]])('refuses %s', (value) => {
  expect(isCount(value)).toBe(false);
});
