import { describe, expect, test } from 'vitest';
import { nationsOf, nationsOfPage, withoutNations } from './nations-of.ts';

describe('nationsOf', () => {
  test.each<[string, readonly string[]]>([
    ['How much does the hedge grant pay in Scotland?', ['Scotland']],
    ['what does the welsh scheme pay', ['Wales']],
    ['hedge planting grant Northern Ireland rates', ['Northern Ireland']],
    ['My landlord in Manchester put the rent up.', ['England']],
    ['We farm near Stirling.', ['Scotland']],
    ['England and Wales', ['England', 'Wales']],
    ['Great Britain', ['England', 'Scotland', 'Wales']],
    ['UK', ['England', 'Scotland', 'Wales', 'Northern Ireland']],
  ])('%j speaks of %j', (text, nations) => {
    expect([...nationsOf(text)].sort()).toEqual([...nations].sort());
  });

  test.each([
    'Who runs the Bank of England?',
    'Must I take an English test?',
    'Can I have the form in Welsh?',
    'a visit by the Prince of Wales',
    'I moved from New South Wales.',
    'a welshing bookmaker',
    'a day trip to London',
    'Mr Kent asked about bats.',
    '',
  ])('%j speaks of none', (text) => {
    expect([...nationsOf(text)]).toEqual([]);
  });
});

test('a page holds in the nation it names itself, else in that of its title', () => {
  expect([...nationsOfPage({ title: 'Hedges: Wales', metadata: { nation: 'England' } })]).toEqual(['England']);
  expect([...nationsOfPage({ title: 'Hedges: Wales', metadata: {} })]).toEqual(['Wales']);
  expect([...nationsOfPage({ title: 'Hedges', metadata: {} })]).toEqual([]);
});

test.each([
  ['What about hedges in Northern Ireland and WALES?', 'What about hedges in   and  ?'],
  ['a welshing bookmaker', 'a welshing bookmaker'],
  ['Scottish and English rules', '  and   rules'],
])('%j without its nations', (text, without) => {
  expect(withoutNations(text)).toBe(without);
});
