import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['bank-account'] }, { text });

describe('an account number is found', () => {
  test.each<[string, string, string]>([
    ['after its label', 'account number 62330270', '62330270'],
    ['in two groups', 'Acc no. 6374 7087 in the name', '6374 7087'],
    ['the label after it', '6277 1207 is the account to credit.', '6277 1207'],
    ['after a sort code', '20-03-80 55779911', '55779911'],
    ['seven digits under the whole label', 'account number 6233027', '6233027'],
    ['at the head of its column', 'Name,Account,Town\nA Jones,3911 4209,Hull', '3911 4209'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`bank-account: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['without a label', 'Ticket 62330270'],
    ['a sum', 'The account shows £12,345,678.'],
    ['seven digits under half a label', 'account 6233027'],
    ['a year', 'an account of 2026'],
    ['a row of figures', 'Intelligence Account | 1.9 | 1.8 | 1.9 | 2.0'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
