import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['date-of-birth'] }, { text });

describe('a date of birth is found', () => {
  test.each<[string, string, string]>([
    ['in words', 'Date of birth 3rd Nov 1941', '3rd Nov 1941'],
    ['in figures', 'DOB: 28/06/1992', '28/06/1992'],
    ['with points', 'born 9.7.1991', '9.7.1991'],
    ['the year first', 'birth date is 1974-03-20', '1974-03-20'],
    ['the month first', 'born March 14, 1962', 'March 14, 1962'],
    ['the label after it', '07/03/1959 (date of birth)', '07/03/1959'],
    ['in Welsh', 'Dyddiad geni: 8 Mawrth 1997', '8 Mawrth 1997'],
    ['with a short year', 'born 19-Oct-85', '19-Oct-85'],
    ['at the head of its column', 'Name,DOB,Town\nA Jones,18/05/1972,Hull', '18/05/1972'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`date-of-birth: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['another date', 'The clause was amended on 16 November 1965.'],
    ['a class of people', 'Babies born on or after 1 August 2017'],
    ['up to a day', 'children born up to and including 31 July 2017'],
    ['a birthday cake', 'The birthday party was a success.'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
