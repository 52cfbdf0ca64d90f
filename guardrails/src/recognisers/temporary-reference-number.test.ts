import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['temporary-reference-number'] }, { text });

describe('a temporary reference is found', () => {
  test.each<[string, string, string]>([
    ['under its label', 'TRN: 11 A1 11 11', '11 A1 11 11'],
    ['in place of a number', 'National Insurance number 41T00871', '41T00871'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`temporary-reference-number: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['without a label', 'Room 11A11111'],
    ['a date', '11 May 2027'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
