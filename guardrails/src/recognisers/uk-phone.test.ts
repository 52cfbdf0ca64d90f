import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['uk-phone'] }, { text });

describe('a telephone number of a person is found', () => {
  test.each([
    ['07700 900123'],
    ['07700900123'],
    ['07700-900-343'],
    ['07700.900.596'],
    ['+44 7700 900107'],
    ['+447700900777'],
    ['0044 7700 900476'],
    ['+44 (0)7700 900854'],
    ['+44 (0) 20 7946 0093'],
    ['(0113) 496 0554'],
    ['020 7946 0274'],
    ['0131-496-0510'],
    ['01632 960123'],
    ['07700 900 571 ext 12'],
  ])('%s', async (number) => {
    expect(await find(`You can ring me on ${number}.`)).toEqual([`uk-phone: ${number}`]);
  });
});

describe('what is no telephone number of a person is left alone', () => {
  test.each([
    ['helplines', 'Call 0300 123 4567, 0800 123 4567, 0808 800 5000, 0345 300 3900 or 0845 603 0143.'],
    ['an office’s line', 'Press office 020 7946 0274. General enquiries: 020 7946 0275. Switchboard 0113 496 0554'],
    ['short numbers', 'Dial 999, 111 or 101.'],
    ['an account number', 'account 07700900123'],
    ['money and counts', '£7,700,900,123 and 0.7700900123'],
    ['an ISBN', 'ISBN 0207946027'],
    ['a date and a time', '01 02 2027 10 15'],
    ['a paragraph number', 'paragraphs 01.02.03.04.05.06'],
    ['part of a longer run', '1070012345678901'],
    ['another country', '+34 917 146 412'],
    ['a document id', 'b7026633-1039-4195-a977-aa7224770a44'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
