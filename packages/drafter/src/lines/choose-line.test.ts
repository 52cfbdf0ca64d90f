import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { wellLine as line } from '../testing/well-line.ts';
import { besideRivals, chooseLine, lineChances } from './choose-line.ts';
import { linePool } from './line-pool.ts';
import { readAsk } from './line-signs.ts';

const closing = line('closing', 'closing date', 'Applications to the well grant close on 26 March 2027.');
const amount = line('amount', 'how much we pay', 'The well grant pays 60% of the cost, up to £4,500.');
const bus = line('bus', 'who can apply', 'The bus fund helps parish councils.', { topic: 'buses' });

function choose(quote: string, passages: readonly Passage[], nations: readonly string[] = []) {
  const pool = linePool(passages);
  const topics = new Map([
    ['wells', { share: 1, lead: 0.9 }],
    ['buses', { share: 0.1, lead: -0.9 }],
  ]);
  const scores = new Map(passages.map(({ document }) => [document, 0.8]));
  const asked = { quote, before: '', isImplied: false, sign: '' };
  const ask = readAsk(asked, pool, { letterTopics: topics, byLetter: scores, byAsk: scores });
  return chooseLine(lineChances(ask, pool), { today: '2026-11-27', nations: new Set(nations) });
}

describe('chooseLine', () => {
  test.each([
    ['When do applications to the well grant close?', 'closing'],
    ['What is the most the well grant would pay of the cost?', 'amount'],
  ])('%j gets the line that answers it', (quote, id) => {
    expect(choose(quote, [amount, closing, bus])).toMatchObject({ status: 'found', line: { id } });
  });

  test('what no line answers gets none, and the nearest are proposed', () => {
    const { status, line: found, nearest } = choose('Who mows the verge?', [amount, closing, bus]);
    expect({ status, found }).toEqual({ status: 'none', found: undefined });
    expect(nearest.length).toBeGreaterThan(0);
  });

  test.each<[string, Passage['metadata'], readonly string[]]>([
    ['draft', { status: 'draft' }, []],
    ['expired', { status: 'expired' }, []],
    ['review-passed', { review: '2026-11-26' }, []],
    ['other-nation', { nation: 'scotland' }, ['Wales']],
  ])('a line that is %s is shown, never used', (standing, metadata, nations) => {
    const late = line('closing', 'closing date', closing.text, metadata);
    const choice = choose('When do applications to the well grant close?', [amount, late, bus], nations);
    expect(choice.line).toBeUndefined();
    expect(choice).toMatchObject({ status: 'unusable', refused: [{ standing }] });
  });

  test('two approved lines that give other figures for the same thing are a conflict: neither is used', () => {
    const other = line('other', 'closing date', 'Applications to the well grant close on 30 April 2027.');
    const choice = choose('When do applications to the well grant close?', [closing, other, bus]);
    expect(choice.line).toBeUndefined();
    expect(choice).toMatchObject({ status: 'conflict', refused: [{ standing: 'usable' }, { standing: 'usable' }] });
  });

  test('no lines, no answer', () => {
    expect(choose('When does it close?', [])).toEqual({ status: 'none', refused: [], nearest: [] });
  });

  test('a line that another ask of the letter wants more is less likely for this one, and the chances still sum to one', () => {
    const lines = linePool([amount, closing]).lines.map((line) => ({ line, chance: 0 }));
    const chances = (...own: readonly number[]) => ({ lines: lines.map(({ line }, at) => ({ line, chance: own[at] ?? 0 })), none: 0.2 });
    const [first, second] = besideRivals([chances(0.7, 0.1), chances(0.5, 0.3)]);
    expect(first?.lines[0]?.chance).toBeGreaterThan(0.69);
    expect(second?.lines[0]?.chance).toBeLessThan(0.25);
    for (const one of [first, second]) expect((one?.lines ?? []).reduce((sum, { chance }) => sum + chance, one?.none ?? 0)).toBeCloseTo(1);
  });
});
