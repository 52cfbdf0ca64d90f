import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['postcode'] }, { text });

describe('a postcode is found', () => {
  test.each([
    ['of a home', 'Flat 3, 22 Station Road, Leeds LS1 4DY', 'LS1 4DY'],
    ['on a street named for an office', '4 Library Road, Poole BH15 2QT', 'BH15 2QT'],
    ['in small letters', 'at 22 Station Road, ll14 1nd', 'll14 1nd'],
    ['closed up', 'Postcode SE247AA', 'SE247AA'],
    ['alone', 'See RH29 3JR for details', 'RH29 3JR'],
    ['under a Welsh label', 'Cod post: KY4 2NF', 'KY4 2NF'],
    ['in inner London', 'I live at 4 Dean Street, W1D 3RU', 'W1D 3RU'],
    ['at home though an office is named in the letter', 'The Department wrote to me. I live at 2 Elm Close, B14 3XQ', 'B14 3XQ'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toEqual([`postcode: ${value}`]);
  });
});

describe('what is no postcode of a home is left alone', () => {
  test.each([
    ['an office', 'Department for Transport, 33 Horseferry Road, London SW1P 4DR'],
    ['an office on several lines', 'HM Courts and Tribunals Service\nPO Box 5001\nLoughborough\nLE11 9AA'],
    ['an agency’s own district', 'DVLA, Swansea, SA99 1BE'],
    ['Parliament', 'House of Commons, London SW1A 0AA'],
    ['an area that is not in use', 'item QX1 2AB'],
    ['a form and its part', 'form P45 1A, section B1 2nd paragraph, annex e1 2nd'],
    ['a letter after the digit outside inner London', 'block B1A 2AB'],
    ['a part alone', 'homes in LS1 and SW1A'],
    ['a vehicle', 'car AB12 CDE'],
    ['statutory instruments', 'S.I. 2013/1237, SI 2019 548'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
