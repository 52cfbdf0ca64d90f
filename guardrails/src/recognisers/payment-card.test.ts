import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['payment-card'] }, { text });

describe('a card number is found', () => {
  test.each<[string, string, string]>([
    ['in fours', 'Card 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['American Express', 'See 3782 822463 10005 there.', '3782 822463 10005'],
    ['closed up', 'I paid with 5555555555554444.', '5555555555554444'],
    ['with hyphens', '4111-1111-1111-1111', '4111-1111-1111-1111'],
    ['mistyped under its label', 'card number 4111 1111 1111 1112', '4111 1111 1111 1112'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`payment-card: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a failing checksum', '4111 1111 1111 1112'],
    ['an application number', 'UAN 4111 1111 1111 1111'],
    ['no issuer', '9111 1111 1111 1111'],
    ['one digit', '4444 4444 4444 4444 4'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
