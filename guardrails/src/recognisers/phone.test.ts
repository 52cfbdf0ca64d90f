import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['phone'] }, { text });

describe('a telephone number of another country is found', () => {
  test.each<[string, string, string]>([
    ['with its country', 'Tel: +34 91 334 47 67', '+34 91 334 47 67'],
    ['of North America', 'call (212) 555-0147', '(212) 555-0147'],
    ['of North America without a label', 'my registered 905-674-3793', '905-674-3793'],
    ['short, beside the word', 'Phone: 451 5986', '451 5986'],
    ['before the word', '9885 1152-Office', '9885 1152'],
    ['with an extension', 'Desk: +1-903-140-4508x769', '+1-903-140-4508x769'],
    ['under a label', 'phone 8 800 555 35 35', '8 800 555 35 35'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`phone: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a sum', '£31,000 (2015-16)'],
    ['a count', '1266 172 201 records'],
    ['years', 'call 2019-2020'],
    ['a date', 'call 12/03/2019'],
    ['part of a bank account', 'RO49 AAAA 1B31 0075 9384 0001'],
    ['coordinates', 'lat 51.419781'],
    ['a number of ours', 'Ring 0300 123 4567'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
