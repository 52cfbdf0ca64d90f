import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['national-insurance-number'] }, { text });

describe('a National Insurance number is found', () => {
  test.each([
    ['closed up', 'My number is AB123456C.', 'AB123456C'],
    ['in pairs', 'held under CR 99 10 75 A last week', 'CR 99 10 75 A'],
    ['with hyphens', 'NI: RJ-30-36-56-A', 'RJ-30-36-56-A'],
    ['in small letters', 'see wm267778b please', 'wm267778b'],
    ['without its last letter where a label says what it is', 'National Insurance number AB 12 34 56', 'AB 12 34 56'],
    ['under a Welsh label', 'Rhif Yswiriant Gwladol: MS-26-89-81-B', 'MS-26-89-81-B'],
    ['in full-width letters', 'NI number ＡＢ１２３４５６Ｃ', 'ＡＢ１２３４５６Ｃ'],
    ['with hidden characters inside', 'NI number AB\u200b12 34 56 C', 'AB\u200b12 34 56 C'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toEqual([`national-insurance-number: ${value}`]);
  });
});

describe('what is no National Insurance number is left alone', () => {
  test.each([
    ['the published dummy', 'for example QQ123456C'],
    ['a prefix that is never given out', 'GB123456A and BG 12 34 56 B, KN123456C, NT123456D, ZZ 12 34 56 A'],
    ['a letter that is never used', 'DA123456A and AO123456A, FA123456B'],
    ['a last letter after D', 'AB123456E'],
    ['no last letter and no label', 'Invoice AB 12 34 56 was paid'],
    ['part of a longer code', 'code XAB123456C9 and AB123456CD'],
    ['letters of both cases', 'paper CA630312a of 1963'],
    ['form numbers', 'forms SA100, P45 and CA5601'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
