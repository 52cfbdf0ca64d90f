import { expect, test } from 'vitest';
import { messages as welsh } from '../welsh.ts';
import { readWords } from '../words.ts';
import { dayInWords } from './day-in-words.ts';
import { deskWords } from './desk-words.ts';

test.each([
  ['2026-12-29', '29 December 2026', '29 Rhagfyr 2026'],
  ['2027-01-04', '4 January 2027', '4 Ionawr 2027'],
  ['2026-13-01', '2026-13-01', '2026-13-01'],
  ['soon', 'soon', 'soon'],
  ['', '', ''],
])('%j is %j, in Welsh %j', (day, english, cymraeg) => {
  expect(dayInWords(day, deskWords(readWords(null)))).toBe(english);
  expect(dayInWords(day, deskWords(readWords(null, welsh)))).toBe(cymraeg);
});
