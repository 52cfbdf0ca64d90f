import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

test.each([
  ['in the middle', 2, 4, { before: 'ab', marked: 'cd', after: 'ef' }],
  ['the whole', 0, 6, { before: '', marked: 'abcdef', after: '' }],
  ['past the end', 4, 99, { before: 'abcd', marked: 'ef', after: '' }],
  ['beyond the text', 50, 99, { before: 'abcdef', marked: '', after: '' }],
  ['the wrong way round', 4, 2, { before: 'abcd', marked: '', after: 'ef' }],
])('%s', (_, start, end, expected) => {
  expect(excerpt('abcdef', { start, end })).toEqual({ ...expected, isCut: false });
});

test('a long text is cut on both sides', () => {
  const { before, marked, after, isCut } = excerpt(`${'a'.repeat(9_000)}!${'b'.repeat(9_000)}`, { start: 9_000, end: 9_001 });
  expect([before.length, marked, after.length, isCut]).toEqual([4_000, '!', 4_000, true]);
});
