import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['utr'] }, { text });

describe('a tax reference is found', () => {
  test.each<[string, string, string]>([
    ['under its label', 'My UTR is 1955839661.', '1955839661'],
    ['in two groups', 'Self Assessment reference 19558 39661 is closed.', '19558 39661'],
    ['with its letter', 'UTR: 1955839661K', '1955839661K'],
    ['the label after it', '1955839661 is our UTR.', '1955839661'],
    ['mistyped under its label', 'UTR 1955839662', '1955839662'],
    ['in Welsh', 'Cyfeirnod trethdalwr: 1955839661', '1955839661'],
    ['at the head of its column', 'Name,UTR,Town\nA Jones,1955839661,Leeds', '1955839661'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`utr: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['without a label', 'Order 1955839661 was sent.'],
    ['a telephone number', 'Ring 0161 496 0585'],
    ['a number of another kind', 'Purchase order 3450973519 is outstanding.'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
