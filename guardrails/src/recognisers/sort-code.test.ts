import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['sort-code'] }, { text });

describe('a sort code is found', () => {
  test.each<[string, string, string]>([
    ['with hyphens', 'Sort code 20-03-80', '20-03-80'],
    ['closed up', 'sort code: 406404', '406404'],
    ['the label after it', '20-03-80 being the sort code.', '20-03-80'],
    ['beside an account number', 'Pay 20-03-80 55779911 please', '20-03-80'],
    ['in Welsh', 'Cod didoli 20-03-80', '20-03-80'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`sort-code: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a budget line', 'Budget line 08-43-42 was agreed.'],
    ['a date', 'on 20-03-80 we met'],
    ['a time', 'at 02:15:19'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
