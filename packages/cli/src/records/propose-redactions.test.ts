import type { CheckRecord, RuleFinding, Verdict } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { proposeRedactions } from './propose-redactions.ts';

const record: CheckRecord = { rule: 'p', check: 'personal-data', stage: 'input', outcome: 'found', action: 'redact', findings: 1 };
const finding = (start: number, end: number, kind: string): RuleFinding => ({
  check: 'personal-data',
  rule: 'p',
  mark: '',
  kind,
  start,
  end,
  message: `a ${kind}`,
});
const preview = (findings: readonly RuleFinding[], records: readonly CheckRecord[] = [record]) => ({
  check: async (text: string): Promise<Verdict> => ({ action: 'flag', text, findings, records }),
});

describe('proposed redactions', () => {
  test('that overlap or hold one another are one mark, so that no part of a value is left', async () => {
    const found = [finding(6, 8, 'postcode'), finding(3, 9, 'address'), finding(8, 12, 'person')];
    expect(await proposeRedactions('at 1 High Street.', preview(found))).toEqual({
      text: 'at [redacted: address, postcode, person]reet.',
      proposals: [{ line: 1, column: 4, kinds: ['address', 'postcode', 'person'], why: ['a address', 'a postcode', 'a person'] }],
    });
  });

  test('leave what other checks found, and are none in a text without personal details', async () => {
    const other = { ...finding(0, 6, 'SECRET'), check: 'protective-marking' };
    expect(await proposeRedactions('SECRET', preview([other]))).toEqual({ text: 'SECRET', proposals: [] });
    expect(await proposeRedactions('', preview([]))).toEqual({ text: '', proposals: [] });
  });

  test('cover placeholders, whatever number and letter they have', async () => {
    const { text } = await proposeRedactions('⟦person-12b-abcdefg⟧ and ⟦date-of-birth-1-abcdefg⟧', preview([]));
    expect(text).toBe('[redacted: person] and [redacted: date-of-birth]');
  });

  test.each<[string, readonly CheckRecord[]]>([
    ['failed', [{ ...record, outcome: 'error' }]],
    ['did not run', [{ ...record, outcome: 'did-not-run' }]],
    ['is not there', []],
  ])('are an error where the check %s: no text counts as clean that was not looked through', async (_, records) => {
    await expect(proposeRedactions('text', preview([], records))).rejects.toThrow('could not be looked through');
  });
});
