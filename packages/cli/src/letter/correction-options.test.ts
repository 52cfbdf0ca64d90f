import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DrafterResult, drafter } from '@assay/drafter';
import { afterAll, describe, expect, test } from 'vitest';
import { runAssay } from '../testing/run-assay.ts';
import { correctionNotes, correctionsOf } from './correction-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-corrections-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (quote: string, id?: string) => ({ quote, line: id === undefined ? null : { id } });
const result = { asks: [ask('When does it\nclose?', 'closing'), ask('Who pays?')] } as unknown as DrafterResult;

describe('corrections on the command line', () => {
  test('are the drafter’s own, as it takes them', () => {
    const corrections = correctionsOf(
      {
        kind: ['complaint', 'foi'],
        line: ['closing=When does it close?', 'none=Is 2 + 2 = 4?'],
        due: ['letter-before-claim=2026-12-04'],
        'not-asked': ['Who knows?'],
        salutation: 'Dr Osei',
        addressee: 'Dr Jane Osei',
        reference: 'AB/12',
      },
      '',
    );
    expect(drafter.input.parse({ letter: 'x', corrections }).corrections).toEqual({
      kinds: ['complaint', 'foi'],
      salutation: 'Dr Osei',
      addressee: 'Dr Jane Osei',
      reference: 'AB/12',
      notAsked: ['Who knows?'],
      dates: { 'letter-before-claim': '2026-12-04' },
      lines: [
        { ask: 'When does it close?', line: 'closing' },
        { ask: 'Is 2 + 2 = 4?', line: null },
      ],
    });
  });

  test('that nobody gave are none', () => {
    expect(correctionsOf({}, '')).toBeUndefined();
  });

  test('an empty salutation is one: nobody is named', () => {
    expect(correctionsOf({ salutation: '' }, '')).toEqual({ salutation: '' });
  });

  test('a line that was set and not used is told, and an ask that nobody has', () => {
    const lines = [
      { ask: 'when does it close', line: 'closing' },
      { ask: 'Who pays?', line: 'amount' },
      { ask: 'Who pays?', line: null },
      { ask: 'Who paints?', line: 'paint' },
    ];
    expect(correctionNotes([result], { lines })).toEqual([
      expect.stringContaining('Not used for “Who pays?”: amount'),
      expect.stringContaining('no ask reads “Who paints?”'),
    ]);
    expect(correctionNotes([result], {})).toEqual([]);
  });

  writeFileSync(join(folder, 'letter.txt'), 'Dear Minister\n\nWho pays?\n\nYours\nAnn');
  test.each([
    ['a line without an ask', ['--line', 'closing'], '--line LINE=ASK needs both sides'],
    ['an ask without a line', ['--line', '=Who pays?'], '--line LINE=ASK needs both sides'],
    ['a day without a kind', ['--due', '2026-12-04'], '--due KIND=DAY needs both sides'],
  ])('%s is refused in words', async (_, given, words) => {
    const { code, notified } = await runAssay(join(folder, 'data'), ['draft', join(folder, 'letter.txt'), ...given]);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });
});
