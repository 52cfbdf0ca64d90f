import { describe, expect, test } from 'vitest';
import { guardTexts } from './guard-texts.ts';
import type { Verdict } from './guardrails.ts';

const allow = (text: string): Verdict => ({ action: 'allow', text, findings: [], records: [] });
const block: Verdict = { action: 'block', findings: [], records: [], message: 'no' };

describe('guarding the texts of a value', () => {
  test('checks every text, however deep, and keeps the shape', async () => {
    const seen: string[] = [];
    const value = { a: 'one', b: [{ c: 'two' }, 3, null, true], d: '' };
    const guarded = await guardTexts(value, async (text, path) => {
      seen.push(`${path}=${text}`);
      return allow(text.toUpperCase());
    });
    expect(seen).toEqual(['a=one', 'b[0].c=two']);
    const whole = { a: 'ONE', b: [{ c: 'TWO' }, 3, null, true], d: '' };
    expect(guarded).toEqual({ status: 'passed', value: whole, inside: whole });
  });

  test('one block and nothing goes on', async () => {
    const seen: string[] = [];
    const guarded = await guardTexts(['good', 'bad', 'never seen'], async (text) => {
      seen.push(text);
      return text === 'bad' ? block : allow(text);
    });
    expect(guarded).toEqual({ status: 'blocked', message: 'no' });
    expect(seen).toEqual(['good', 'bad']);
  });

  test('keeps what the tool’s own code reads beside what goes on', async () => {
    const takeOut = async (text: string): Promise<Verdict> => ({ ...allow('⟦1⟧'), action: 'redact', inside: { text } }) as Verdict;
    expect(await guardTexts({ a: ['Jo'] }, takeOut)).toEqual({ status: 'passed', value: { a: ['⟦1⟧'] }, inside: { a: ['Jo'] } });
  });
});
