import { expect, test } from 'vitest';
import { asksForWithdrawn } from './asks-for-withdrawn.ts';

test.each([
  ['What do people on the closed scheme get?', true],
  ['Until when may we claim under the old premium?', true],
  ['My contract under the old, long flood arrangement: what does it pay?', true],
  ['How old must I be?', false],
  ['My 16 year old has an old boat. Do I need a licence?', false],
  ['Can my old boiler be replaced?', false],
  ['Is there a grant for old orchards?', false],
])('%j asks for what has ended: %s', (question, isAsked) => {
  expect(asksForWithdrawn(question)).toBe(isAsked);
});
