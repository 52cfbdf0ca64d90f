import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['iban'] }, { text });

describe('an IBAN is found', () => {
  test.each<[string, string, string]>([
    ['in groups', 'GB29 NWBK 6016 1331 9268 19', 'GB29 NWBK 6016 1331 9268 19'],
    ['closed up', 'See DE89370400440532013000 there.', 'DE89370400440532013000'],
    ['before words in capitals', 'IBAN GB29NWBK60161331926819 VAT number', 'GB29NWBK60161331926819'],
    ['in small letters', 'iban gb29 nwbk 6016 1331 9268 19', 'gb29 nwbk 6016 1331 9268 19'],
    ['mistyped under its label', 'IBAN GB29 NWBK 6016 1331 9268 18', 'GB29 NWBK 6016 1331 9268 18'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`iban: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['mistyped without a label', 'GB29 NWBK 6016 1331 9268 18'],
    ['of a country that has none', 'ZZ29 NWBK 6016 1331 9268 19'],
    ['a commit', 'Commit ec75e452ef4b fixed it'],
    ['too short', 'GB29 NWBK 6016'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
