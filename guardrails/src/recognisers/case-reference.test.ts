import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['case-reference'] }, { text });

describe('a case reference is found', () => {
  test.each<[string, string, string]>([
    ['of a visa', '(ref GWF010201597)', 'GWF010201597'],
    ['of a department', 'Our ref: TO2025/44305', 'TO2025/44305'],
    ['with letters', 'Our ref: CAS/87542/ABC', 'CAS/87542/ABC'],
    ['with hyphens', 'our reference MIN-2025-326430', 'MIN-2025-326430'],
    ['of the regulator', 'IC-304656-K3L3', 'IC-304656-K3L3'],
    ['an application number', 'UAN: 1234-5678-9012-3456', '1234-5678-9012-3456'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`case-reference: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a form', 'form SA100 or P45'],
    ['a standard', 'our ref: ISO27001'],
    ['a statutory instrument', 'S.I. 2013/1237'],
    ['a year', 'the case of 2025'],
    ['words', 'my case is strong'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
