import { expect, test } from 'vitest';
import { containment, jaccard } from './overlap.ts';

const set = (letters: string) => new Set(letters);

test.each([
  ['ab', 'abc', 1],
  ['abcd', 'ab', 0.5],
  ['ab', 'cd', 0],
  ['', 'ab', 1],
  ['', '', 1],
  ['ab', '', 0],
])('the share of "%s" that "%s" holds is %f', (part, whole, share) => {
  expect(containment(set(part), set(whole))).toBe(share);
});

test.each([
  ['ab', 'ab', 1],
  ['ab', 'bc', 1 / 3],
  ['ab', 'cd', 0],
  ['', '', 0],
  ['', 'a', 0],
])('"%s" and "%s" overlap by %f, either way round', (one, other, overlap) => {
  expect(jaccard(set(one), set(other))).toBe(overlap);
  expect(jaccard(set(other), set(one))).toBe(overlap);
});
