import { describe, expect, test } from 'vitest';
import { gapTable } from './gap-table.ts';
import { isoWeek } from './iso-week.ts';

const gap = (quote: string, day = '2026-11-23', letters = 1, owner = 'Canals Team') => ({ quote, day, letters, owner });

describe('gapTable', () => {
  test('asks of the same key words are one topic, counted by week; others stand apart', () => {
    const table = gapTable();
    table.add(gap('Who paints the lock gates?'));
    table.add(gap('When will you paint the lock gates at Tansley?', '2026-11-30'));
    table.add(gap('Do parents pay for breakfast?', '2026-11-24', 5, ''));
    table.add(gap('Will the lock gates be painted?', '2026-11-25'));
    expect(table.groups()).toEqual({
      groups: [
        {
          words: ['parents', 'pay', 'breakfast'],
          letters: 5,
          weeks: { '2026-W48': 5 },
          owner: '',
          example: 'Do parents pay for breakfast?',
        },
        {
          words: ['paints', 'lock', 'gates'],
          letters: 3,
          weeks: { '2026-W48': 2, '2026-W49': 1 },
          owner: 'Canals Team',
          example: 'Who paints the lock gates?',
        },
      ],
      others: 0,
    });
  });

  test('an ask without a word of its own is counted all the same', () => {
    const table = gapTable();
    table.add(gap('Why?'));
    expect(table.groups().groups).toMatchObject([{ words: [], letters: 1, example: 'Why?' }]);
  });

  test('beyond two thousand topics asks are counted and not kept', () => {
    const table = gapTable();
    for (let place = 0; place < 2_010; place += 1) table.add(gap(`Zq${place.toString(36)}x vy${place.toString(36)}w?`));
    const { groups, others } = table.groups();
    expect([groups.length, others]).toEqual([2_000, 10]);
  });

  test('nothing asked, nothing told', () => {
    expect(gapTable().groups()).toEqual({ groups: [], others: 0 });
  });
});

describe('isoWeek', () => {
  test.each([
    ['2026-11-27', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52'],
  ])('%s is in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});
