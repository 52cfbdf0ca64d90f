import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['phone'] }, { text });

describe('a telephone number of another country is found', () => {
  test.each<[string, string, string]>([
    ['with its country', 'Tel: +34 91 334 47 67', '+34 91 334 47 67'],
    ['of North America', 'call (212) 555-0147', '(212) 555-0147'],
    ['under a label', 'phone 8 800 555 35 35', '8 800 555 35 35'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`phone: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a sum', '£31,000 (2015-16)'],
    ['a count', '1266 172 201 records'],
    ['coordinates', 'lat 51.419781'],
    ['a number of ours', 'Ring 0300 123 4567'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
