import { expect, test } from 'vitest';
import { isToldOfOneself } from './told-of-oneself.ts';

test.each(['married', 'muslim', 'december', '26', 'daughter', 'party'])('%j is told of oneself', (word) => {
  expect(isToldOfOneself(word)).toBe(true);
});

test.each(['hedge', 'grant', 'otter', 'x26'])('%j is what is asked about', (word) => {
  expect(isToldOfOneself(word)).toBe(false);
});
