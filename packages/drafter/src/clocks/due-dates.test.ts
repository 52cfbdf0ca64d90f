import { describe, expect, test } from 'vitest';
import { dueDates, type Receipt } from './due-dates.ts';
import { monthsAfter, workingDayFrom, workingDaysAfter } from './working-days.ts';

const receipt = (received: string, more: Partial<Receipt> = {}): Receipt => ({ received, nation: 'england-and-wales', given: {}, ...more });

describe('dueDates', () => {
  test.each<[string, Parameters<typeof dueDates>[0][number], string, Partial<Receipt>, string]>([
    ['day 1 is the working day after receipt', 'treat-official', '2026-11-02', {}, '2026-11-30'],
    ['Christmas and New Year are no working days', 'members', '2026-12-18', {}, '2027-01-20'],
    ['in Scotland 2 January is none either', 'members', '2026-12-18', { nation: 'scotland' }, '2027-01-21'],
    ['a holiday in any part of the kingdom stops the clock of an information request', 'foi', '2027-03-01', {}, '2027-04-01'],
    ['data rights: the same date next month', 'data-rights', '2026-11-10', {}, '2026-12-10'],
    ['data rights: the last day of a month without that date', 'data-rights', '2027-01-31', {}, '2027-03-01'],
    ['data rights: moved on from a weekend', 'data-rights', '2026-11-05', {}, '2026-12-07'],
    ['thirty days from the day after receipt', 'data-protection-complaint', '2026-11-02', {}, '2026-12-02'],
    [
      'the date on the question',
      'parliamentary-question',
      '2026-11-02',
      { given: { 'parliamentary-question': '2026-11-09' } },
      '2026-11-09',
    ],
  ])('%s', (_, kind, received, more, due) => {
    expect(dueDates([kind], receipt(received, more))).toMatchObject([{ due, problem: '' }]);
  });

  test('a date that is given is never computed: without one it is asked for', () => {
    expect(dueDates(['parliamentary-question'], receipt('2026-11-02'))).toMatchObject([
      { due: '', problem: expect.stringContaining('never computed') },
    ]);
  });

  test('a year without bank holidays is an error, never a guess', () => {
    expect(dueDates(['foi'], receipt('2031-03-03'))).toMatchObject([{ due: '', problem: expect.stringContaining('bank-holidays.json') }]);
    expect(dueDates(['foi'], receipt('2028-12-20'))).toMatchObject([{ due: '', later: [] }]);
  });

  test('each part of a letter has its own clock, the first to end first', () => {
    const clocks = dueDates(['treat-official', 'foi', 'data-rights'], receipt('2026-11-02'));
    expect(clocks.map(({ kinds }) => kinds)).toEqual([['treat-official'], ['foi'], ['data-rights']]);
    expect(clocks.map(({ due }) => due)).toEqual([...clocks.map(({ due }) => due)].sort());
  });

  test('what the law allows beyond is told with its reason', () => {
    expect(dueDates(['foi'], receipt('2026-11-02'))[0]?.later).toEqual([{ when: expect.stringContaining('EIR'), due: '2026-12-31' }]);
  });

  test('days are counted over a leap day, and a working day is kept as it is', () => {
    expect(monthsAfter('2028-01-31', 1)).toBe('2028-02-29');
    expect(workingDayFrom('2026-11-27', 'any')).toEqual({ status: 'counted', day: '2026-11-27' });
    expect(workingDaysAfter('2018-01-01', 1, 'any')).toMatchObject({ status: 'unknown', from: '2019-01-01' });
  });
});
