import { stem } from '@assay/language';
import { expect, test } from 'vitest';
import { oppositesOf } from './opposites.ts';

test.each([
  ['increase', 'decrease'],
  ['increased', 'decreased'],
  ['weekly', 'monthly'],
  ['tenant', 'landlord'],
  ['unlawful', 'lawful'],
  ['lawful', 'unlawful'],
  ['offline', 'online'],
  ['overpaid', 'underpaid'],
  ['male', 'female'],
])('%s and %s exclude one another', (word, other) => {
  expect(oppositesOf(word)).toContain(stem(other));
});

test.each([
  ['income', 'come'],
  ['inform', 'form'],
  ['grant', 'grants'],
  ['table', 'chair'],
])('%s and %s do not', (word, other) => {
  expect(oppositesOf(word)).not.toContain(stem(other));
});
