import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['company-number'] }, { text });

describe('a company number is found', () => {
  test.each<[string, string, string]>([
    ['in figures', 'Company number 09145328', '09145328'],
    ['of Scotland', 'company no. SC039032', 'SC039032'],
    ['of a partnership', 'Registered in England and Wales, company no. OC396295.', 'OC396295'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`company-number: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['without a label', 'Ticket 09145328'],
    ['another code', 'form SC100'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
