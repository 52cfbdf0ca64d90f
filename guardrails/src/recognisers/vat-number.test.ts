import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['vat-number'] }, { text });

describe('a VAT number is found', () => {
  test.each<[string, string, string]>([
    ['with its prefix', 'VAT number GB 341 2890 12', 'GB 341 2890 12'],
    ['closed up', 'GB287756441', 'GB287756441'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`vat-number: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['without a label or prefix', '287 7564 41'],
    ['a sum', '£287,756,441'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
