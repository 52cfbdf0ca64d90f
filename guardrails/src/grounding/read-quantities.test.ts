import { describe, expect, test } from 'vitest';
import { readQuantities } from './read-quantities.ts';

function bearsOut(source: string, statement: string): boolean {
  const given = new Set(readQuantities(source).flatMap(({ gives }) => gives));
  const said = readQuantities(statement);
  return said.length > 0 && said.every(({ needs }) => needs.some((keys) => keys.every((key) => given.has(key))));
}

describe('one quantity bears out another however it is written', () => {
  test.each([
    ['£4 million', '£4m'],
    ['£4m', '£4,000,000'],
    ['4,000,000', '£4 million'],
    ['£4,000,000', '4 million'],
    ['£3.2bn', '£3,200 million'],
    ['3 billion pounds', '£3bn'],
    ['45p', '£0.45'],
    ['20 euros', '€20'],
    ['14 March 2027', '14/03/2027'],
    ['14th of March, 2027', '2027-03-14'],
    ['March 14, 2027', '14 Mar 2027'],
    ['14.03.27', '14 March 2027'],
    ['14 March 2027', 'March 2027'],
    ['14 March 2027', 'in 2027'],
    ['14 March 2027', '14 March'],
    ['14 March, in the year 2027', '14 March 2027'],
    ['2026-27', '2026 to 2027'],
    ['7 June 2027', 'by the 7th'],
    ['7 pages', 'by the 7th page'],
    ['the third quarter', 'Q3'],
    ['60%', '60 per cent'],
    ['sixty per cent', '60 percent'],
    ['1 boat', 'one boat'],
    ['twenty-three', '23'],
    ['two hundred and four', '204'],
    ['five million', '5,000,000'],
    ['17:30', '5.30pm'],
    ['5 pm', '5:00 p.m.'],
    ['12 noon: 12pm', '12:00'],
    ['12.50', '12.5'],
    ['the 23rd', '23'],
    ['1990s', 'the 1990s'],
  ])('%s: %s', (source, statement) => {
    expect(bearsOut(source, statement)).toBe(true);
  });

  test.each([
    ['£4 million', '£4'],
    ['£4m', '€4m'],
    ['£4m', '£4bn'],
    ['14 March 2027', '15 March 2027'],
    ['14 March 2027', '14 April 2027'],
    ['14 March', '14 March 2027'],
    ['1 September', 'September 2027'],
    ['60', '60%'],
    ['60%', '60'],
    ['5pm', '5am'],
    ['5 people', '5pm'],
    ['twenty', '23'],
    ['1990', 'the 1990s'],
    ['020 7946 0000', '20'],
    ['123456789012345678', '123456789012345679'],
  ])('%s does not bear out %s', (source, statement) => {
    expect(bearsOut(source, statement)).toBe(false);
  });
});

test.each([
  ['CO2, P45 and the M25', []],
  ['one of them and no one', []],
  ['you 10 may apply', ['10 may']],
  ['twenty, three', ['twenty', 'three']],
  ['£4 million on 1 May', ['£4 million', '1 May']],
  ['4m of pipe', ['4m']],
  ['', []],
])('in %j stand %j', (text, expected) => {
  expect(readQuantities(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
