import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['upn'] }, { text });

describe('a pupil number is found', () => {
  test.each<[string, string, string]>([['under its label', 'The pupil (UPN H908825914723) joined.', 'H908825914723']])(
    '%s',
    async (_, text, value) => {
      expect(await find(text)).toContain(`upn: ${value}`);
    },
  );
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a failing check without a label', 'See A123456789013.'],
    ['a letter that is never used', 'UPN I908825914723'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
