import { expect, test } from 'vitest';
import { outlineOf } from '../testing/outline-of.ts';
import { findStanding } from './find-standing.ts';

test.each([
  ['This guidance has been withdrawn.', 1],
  ['This is a draft for comment.', 1],
  ['It applies to England only.', 1],
  ['The figures are provisional.', 1],
  ['The grant pays for drains.', 0],
])('"%s" near the start says how the whole is to be taken: %i', (sentence, count) => {
  expect(findStanding(outlineOf(`Drains\n\n${sentence} Farms may apply.`))).toHaveLength(count);
});

test('the same far down is about its own paragraph', () => {
  expect(findStanding(outlineOf(`${'Farms may apply. '.repeat(9)}\n\nThis guidance has been withdrawn.`))).toEqual([]);
});
