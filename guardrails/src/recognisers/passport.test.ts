import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['passport'] }, { text });

describe('a passport number is found', () => {
  test.each<[string, string, string]>([
    ['nine digits', 'My passport number is 533380006.', '533380006'],
    ['in brackets', 'HM Passport Office kept my passport (141937375).', '141937375'],
    ['two letters and seven digits', 'Passport AB6851604 expired', 'AB6851604'],
    ['the label after it', '505259051 (passport)', '505259051'],
    ['in Welsh', 'Rhif pasbort: 985762009', '985762009'],
    ['at the head of its column', 'Name | Passport | Town\nA Jones | 533380006 | Hull', '533380006'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`passport: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['without a label', 'Document 533380006'],
    ['another length', 'Passport office 53338000'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
