import { expect, test } from 'vitest';
import { stem } from './stem.ts';

test.each([
  ['applications', 'applic'],
  ['applying', 'appli'],
  ['grants', 'grant'],
  ['grant', 'grant'],
  ['eligible', 'elig'],
  ['eligibility', 'elig'],
  ['relational', 'relat'],
  ['is', 'is'],
])('%s has the Porter stem %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});

test.each(['4,500', '2026', 'co2', 'siân', 'gwŷdd', ''])('%j stays as it is', (word) => {
  expect(stem(word)).toBe(word);
});

test('a stem is the same the second time', () => {
  expect(stem('measurements')).toBe(stem('measurements'));
});
