import type { Citation } from '@assay/core';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../compose/compose-reply.ts';
import { checkTold } from './check-told.ts';
import { sortedFigures } from './figure-sort.ts';
import { readEarlier, toldBeforeOn } from './told-before.ts';

const today = '2026-11-27';
const ask = (quote: string) => ({ quote, before: '', start: 0, end: quote.length, isImplied: false });
const line = (title: string, quote: string): Citation => ({
  id: 'l',
  title,
  quote,
  position: { document: 'l', start: 0, end: quote.length },
});
const answered = (quote: string, cited: Citation): Answer => ({ ask: ask(quote), status: 'answered', line: cited, more: [], from: 'line' });
const reply = (...sentences: readonly string[]) =>
  `3 March 2026\n\nDear Ms Osei\n\nThank you for your letter of 20 February 2026.\n\n${sentences.join('\n\n')}\n\nYours sincerely\n\nA. Clerk`;
const told = (answer: Answer, text: string, date?: string) =>
  toldBeforeOn(answer, readEarlier({ letter: 'x', earlier: [{ text, ...(date === undefined ? {} : { date }) }] }, today));

const amount = answered(
  'How much does the well grant pay?',
  line('Well grant: how much we pay', 'The well grant pays 60% of the cost, up to £4,500.'),
);
const closing = answered(
  'When does the well grant close?',
  line('Well grant: closing date', 'Applications to the well grant close on 26 March 2027.'),
);
const gap: Answer = { ask: ask('Who paints the lock gates?'), status: 'gap', why: 'none' };

describe('told before', () => {
  test('what was said on an ask is quoted with its place and the day of the reply', () => {
    const text = reply('The well grant pays 60% of the cost, up to £4,500.', 'The bus fund helps parish councils.');
    const found = told(amount, text);
    expect(found).toMatchObject([{ date: '2026-03-03', quote: 'The well grant pays 60% of the cost, up to £4,500.', differs: [] }]);
    for (const { quote, position } of found) {
      expect(position.document).toBe('earlier-1');
      expect(text.slice(position.start, position.end)).toBe(quote);
    }
  });

  test.each<[string, Answer, string, readonly { readonly what: string; readonly was: string; readonly now: string }[]]>([
    ['sum', amount, 'The well grant pays 60% of the cost, up to £3,000.', [{ what: 'figure', was: '£3,000', now: '£4,500' }]],
    ['share', amount, 'The well grant pays half, or 50 per cent of the cost.', [{ what: 'figure', was: '50 per cent', now: '60%' }]],
    [
      'date',
      closing,
      'Applications to the well grant close on 30 April 2027.',
      [{ what: 'date', was: '30 April 2027', now: '26 March 2027' }],
    ],
    ['spelling of the same figure', amount, 'The well grant pays 60 per cent of the cost, up to £4500.', []],
    ['figure of a sort that the line has none of', closing, 'Applications to the well grant close after 3 rounds.', []],
  ])('another %s', (_, answer, sentence, differs) => {
    expect(told(answer, reply(sentence))[0]?.differs).toEqual(differs);
  });

  test('a promise that the line now used does not repeat is told, and one that it repeats is none', () => {
    const promise = 'We will pay the well grant for your well in full.';
    expect(told(amount, reply(promise))[0]?.differs).toEqual([{ what: 'commitment', was: promise, now: '' }]);
    const same = answered('Will you pay the well grant for my well in full?', line('Well grant: paying', promise));
    expect(told(same, reply(promise))[0]?.differs).toEqual([]);
  });

  test('a gap shows what was said before, and differs from nothing', () => {
    expect(told(gap, reply('The Canal Trust paints the lock gates in June.'))).toMatchObject([{ differs: [] }]);
  });

  test('a promise on what no line answers now is a promise still', () => {
    const promise = 'We will write to you when the lock gates are painted.';
    expect(told(gap, reply(promise))).toMatchObject([{ differs: [{ what: 'commitment', was: promise, now: '' }] }]);
  });

  test('the name of the scheme alone makes no answer to the ask', () => {
    const begun = answered(
      'Can we claim for work that has already begun?',
      line('Well grant: work already begun', 'We cannot pay the well grant for work that began before the offer letter.'),
    );
    expect(told(begun, reply('The well grant pays up to £3,000 for each home.'))).toEqual([]);
    expect(told(begun, reply('The well grant cannot pay for work begun before an offer.'))).toHaveLength(1);
  });

  test('what is of another matter is not quoted, nor greetings and thanks', () => {
    expect(told(gap, reply('The bus fund helps parish councils with shelters.'))).toEqual([]);
    expect(told(amount, reply())).toEqual([]);
  });

  test('the caseworker’s date counts; without one a reply has none and comes last', () => {
    const text = 'The well grant pays 60% of the cost, up to £3,000.';
    expect(told(amount, reply(text), '2026-05-01')[0]?.date).toBe('2026-05-01');
    const both = readEarlier({ letter: 'x', earlier: [{ text }, { text, date: '2025-01-02' }] }, today);
    expect(both.map(({ date, document }) => [date, document])).toEqual([
      ['2025-01-02', 'earlier-2'],
      ['', 'earlier-1'],
    ]);
  });

  test('each difference is an item to check, once, at the figure that the reply now has', () => {
    const found = told(amount, reply('The well grant pays 60% of the cost, up to £3,000.'));
    const draft = 'Dear Ms Osei\n\nThe well grant pays 60% of the cost, up to £4,500.';
    const checks = checkTold([...found, ...found], draft);
    expect(checks).toMatchObject([
      { kind: 'told-before', quote: '£4,500', message: expect.stringContaining('On 3 March 2026 they were told £3,000') },
    ]);
    expect(draft.slice(checks[0]?.start, checks[0]?.end)).toBe('£4,500');
    const promised = checkTold(told(amount, reply('We will pay the well grant for your well.')), draft);
    expect(promised).toMatchObject([{ quote: '', start: 0, end: 0, message: expect.stringContaining('does not repeat it') }]);
  });

  test.each([
    ['£3 million', 'money'],
    ['50%', 'share'],
    ['5 May 2026', 'date'],
    ['5:30pm', 'time'],
    ['3 million', 'number'],
    ['12', 'number'],
  ])('%s is a %s', (text, sort) => {
    expect(sortedFigures(text).map((one) => one.sort)).toEqual([sort]);
  });
});
