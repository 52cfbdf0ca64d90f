import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { askWords, chooseLine } from './choose-line.ts';

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
    metadata: { status },
    ...rest,
  };
}

const closing = line('closing', 'Applications to the well grant close on 26 March 2027.');
const amount = line('amount', 'The well grant pays 60% of the cost.');
const ask = askWords('When do applications to the well grant close?', '');

describe('chooseLine', () => {
  test('takes the line that holds most of what is asked', () => {
    expect(chooseLine(ask, [amount, closing])?.id).toBe('closing');
  });

  test.each(['draft', 'expired'] as const)('a line that is %s is never used', (status) => {
    expect(chooseLine(ask, [line('closing', closing.text, { status })])).toBeUndefined();
  });

  test('a line about something else is no answer, however well it was found', () => {
    const other = line('bus', 'The bus fund helps parish councils.', { title: 'Bus fund', score: 1 });
    expect(chooseLine(ask, [other])).toBeUndefined();
  });

  test('no lines, no answer', () => {
    expect(chooseLine(ask, [])).toBeUndefined();
  });
});
