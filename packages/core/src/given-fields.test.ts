import { expect, test } from 'vitest';
import { givenFields } from './given-fields.ts';

test('what is undefined is left out; what is empty, false or null was given', () => {
  const fields = givenFields({ a: undefined, b: '', c: false, d: null, e: 0 });
  expect(Object.keys(fields)).toEqual(['b', 'c', 'd', 'e']);
  expect(fields).toEqual({ b: '', c: false, d: null, e: 0 });
});

test('nothing given gives nothing', () => {
  expect(Object.keys(givenFields({ a: undefined }))).toEqual([]);
});
