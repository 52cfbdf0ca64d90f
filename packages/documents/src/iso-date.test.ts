import { describe, expect, test } from 'vitest';
import { isoDate, writtenDate } from './iso-date.ts';

describe('isoDate', () => {
  test.each([
    ['2026-05-11', '2026-05-11'],
    ['2020-01-02T23:30:00+00:00', '2020-01-02'],
    ['3 July 2013', '2013-07-03'],
    ['1st March 2027 (first published)', '2027-03-01'],
    ['Fri, 16 Dec 2022 17:04:16 -0500', '2022-12-16'],
    ['29 February 2028', '2028-02-29'],
  ])('%s is %s', (text, date) => {
    expect(isoDate(text)).toBe(date);
  });

  test.each(['', 'yesterday', '2026-13-01', '31 June 2026', '29 February 2027', '12 Brumaire 2026', '2026-05-111'])(
    '%j is no date',
    (text) => {
      expect(isoDate(text)).toBeUndefined();
    },
  );
});

test('a mail’s date is written out as its sender’s clock had it', () => {
  expect(writtenDate('Fri, 6 Dec 2022 23:04:16 -0500')).toBe('6 December 2022');
});
