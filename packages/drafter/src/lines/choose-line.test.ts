import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { type AskContext, chooseLine, topicsOf } from './choose-line.ts';

function line(id: string, text: string, changes: Partial<Passage> & { status?: 'approved' | 'draft' | 'expired' } = {}): Passage {
  const { status = 'approved', ...rest } = changes;
  return {
    id,
    document: id,
    title: 'Well grant',
    text,
    position: { document: id, start: 0, end: text.length },
    score: 0.5,
    coverage: 1,
    confidence: 1,
    missing: [],
    metadata: { status, topic: 'wells' },
    ...rest,
  };
}

const closing = line('closing', 'Applications to the well grant close on 26 March 2027.');
const amount = line('amount', 'The well grant pays 60% of the cost.');
const ask: AskContext = {
  ask: 'When do applications to the well grant close?',
  around: '',
  topics: new Map([['wells', 1]]),
  found: new Map([
    ['closing', 0.9],
    ['amount', 0.9],
  ]),
};

describe('chooseLine', () => {
  test('takes the line that holds most of what is asked', () => {
    expect(chooseLine(ask, [amount, closing])?.id).toBe('closing');
  });

  test.each(['draft', 'expired'] as const)('a line that is %s is never used', (status) => {
    expect(chooseLine(ask, [line('closing', closing.text, { status })])).toBeUndefined();
  });

  test('a line about something else is no answer, however well it was found', () => {
    const other = line('bus', 'The bus fund helps parish councils.', { title: 'Bus fund', score: 1 });
    expect(chooseLine(ask, [{ ...other, metadata: { status: 'approved', topic: 'buses' } }])).toBeUndefined();
  });

  test.each([
    ['How much will I have to find myself?', 'amount'],
    ['Is it too late to apply?', 'closing'],
  ])('%j is told by its kind, though it shares no word with the line', (words, id) => {
    expect(chooseLine({ ...ask, ask: words }, [amount, closing])?.id).toBe(id);
  });

  test('the topics of a letter are those of the lines found for it, relative to the strongest', () => {
    const bus = { ...line('bus', 'Buses.'), score: 0.25, metadata: { status: 'approved' as const, topic: 'buses' } };
    expect(topicsOf([closing, amount, bus])).toEqual(
      new Map([
        ['wells', 1],
        ['buses', 0.25],
      ]),
    );
    expect(topicsOf([])).toEqual(new Map());
  });

  test('no lines, no answer', () => {
    expect(chooseLine(ask, [])).toBeUndefined();
  });
});
