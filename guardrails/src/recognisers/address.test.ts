import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['address'] }, { text });

describe('an address of a home is found', () => {
  test.each<[string, string, string]>([
    ['with its postcode', 'I live at 22 Station Road, Leeds LS1 4DY.', '22 Station Road, Leeds LS1 4DY'],
    ['spoken of as a home', 'I live at 14 Larch Close and the bins are missed.', '14 Larch Close'],
    ['a flat', 'my flat is Flat 3, 22 Station Road now', 'Flat 3, 22 Station Road'],
    ['on lines', 'Send it to\n7 Mill Lane\nPoole\nBH15 2QT', '7 Mill Lane\nPoole\nBH15 2QT'],
    ['in Welsh', 'Fy nghyfeiriad: 12 Heol Awst', '12 Heol Awst'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`address: ${value}`);
  });
});

describe('whatever leads to a postcode after its label', () => {
  test.each([
    ['a house with a name', 'Address: The Old Rectory, Church Lane, Ludlow SY8 1AA', 'The Old Rectory, Church Lane, Ludlow SY8 1AA'],
    ['in Wales', 'my address is 7 Heol y Bont, Aberystwyth SY23 1AB', '7 Heol y Bont, Aberystwyth SY23 1AB'],
    ['in another country', 'my new address is 40 Rue Dielhère 446, Ramskapelle', '40 Rue Dielhère 446, Ramskapelle'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toEqual([`address: ${value}`]);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['an office', 'Department for Transport, 33 Horseferry Road, London SW1P 4DR'],
    ['a room', 'Room 1.16, 100 Parliament Street.'],
    ['a street in the news', 'The works on 4 High Street end in May.'],
    ['a number and a noun', '30 Working Days'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
