import { expect, test } from 'vitest';
import { printedMarking } from './printed-marking.ts';

test.each([
  ['official', 'OFFICIAL'],
  ['official-sensitive', 'OFFICIAL-SENSITIVE'],
  ['secret', 'SECRET'],
  ['top-secret', 'TOP SECRET'],
])('%s is printed %s', (tier, printed) => {
  expect(printedMarking(tier)).toBe(printed);
});
