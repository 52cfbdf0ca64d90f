import { expect, test } from 'vitest';
import { readReference } from './read-reference.ts';

test.each([
  ['Our ref: JO/2026/114\n\nDear Minister', 'JO/2026/114'],
  ['Ref: 4471-B\nDear Sir', '4471-B'],
  ['Reference number: ABC/17.', 'ABC/17'],
  ['I write again (my reference HB/9).', 'HB/9'],
  ['I refer to your speech.', ''],
  ['Your reference is wrong.', ''],
  ['Reference was made to the rules.', ''],
  ['', ''],
])('%j gives "%s"', (letter, expected) => {
  expect(readReference(letter)).toBe(expected);
});
