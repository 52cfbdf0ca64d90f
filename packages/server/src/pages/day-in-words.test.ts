import { expect, test } from 'vitest';
import { dayInWords } from './day-in-words.ts';

test.each([
  ['2026-11-04', 'en-GB', '4 November 2026'],
  ['2026-03-01T23:59:59Z', 'en-GB', '1 March 2026'],
  ['2026-11-04', 'cy', '4 Tachwedd 2026'],
  ['2026-13-40', 'en-GB', '2026-13-40'],
  ['last spring', 'en-GB', 'last spring'],
  ['', 'cy', ''],
] as const)('%j is said in %s as “%s”', (day, language, said) => {
  expect(dayInWords(day, language)).toBe(said);
});
