import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AssayError } from '@assay/core';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultPolicy } from './default-policy.ts';
import { loadPolicy } from './load-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rule = { id: 'pii', check: 'personal-data', options: { kinds: ['email'] }, stages: ['input'], action: 'flag', why: 'x' };

function refusalOf(content: unknown): string {
  const file = join(folder, 'policy.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  try {
    loadPolicy(pathToFileURL(file));
  } catch (error) {
    expect(error).toBeInstanceOf(AssayError);
    expect(error).toMatchObject({ code: 'policy-invalid' });
    return error instanceof Error ? error.message : '';
  }
  return 'loaded';
}

function withRule(changes: Record<string, unknown>, outputWindow: unknown = 'whole') {
  return { name: 'p', about: 'a', outputWindow, rules: [{ ...rule, ...changes }] };
}

test('the default policy loads', () => {
  expect(loadPolicy(defaultPolicy).name).toBe('default');
});

test('a policy that can be kept loads', () => {
  expect(refusalOf(withRule({}))).toBe('loaded');
  expect(refusalOf(withRule({ check: 'model-judge', options: { rules: ['It takes sides.'], timeLimitMs: 1_000 }, fallback: 'flag' }))).toBe(
    'loaded',
  );
});

describe('a policy that cannot be kept is refused, naming file, rule and what is wrong', () => {
  test.each([
    ['no JSON', '{', ['policy.json', 'JSON']],
    ['no rules', { name: 'p', about: 'a', outputWindow: 'whole', rules: [] }, ['rules']],
    ['an unknown key', { ...withRule({}), extra: 1 }, ['extra']],
    ['a rule without a why', withRule({ why: undefined }), ['why']],
    ['an unknown check', withRule({ check: 'mind-reading' }), ['"pii"', 'mind-reading', 'personal-data']],
    ['an unknown kind', withRule({ options: { kinds: ['shoe-size'] } }), ['"pii"', 'kinds']],
    ['an unknown option', withRule({ options: { kinds: ['email'], loud: true } }), ['"pii"', 'loud']],
    ['an unknown stage', withRule({ stages: ['dream'] }), ['stages']],
    ['an unknown action', withRule({ action: 'praise' }), ['action']],
    ['an action for an unknown engine', withRule({ action: { embedded: 'flag', steam: 'flag' } }), ['action']],
    [
      'an action the check cannot take',
      withRule({ check: 'injection', options: { threshold: 1 }, action: 'redact' }),
      ['"pii"', 'redact', 'input'],
    ],
    [
      '… on one kind of engine',
      withRule({ check: 'injection', options: { threshold: 1 }, action: { embedded: 'flag', model: 'redact' } }),
      ['redact'],
    ],
    [
      'a stage the check cannot see',
      withRule({ check: 'grounding', options: { mode: 'support', threshold: 1 }, action: 'block' }),
      ['"pii"', 'stage "input"'],
    ],
    ['a window shorter than the reach', withRule({ stages: ['output'] }, 100), ['"pii"', 'window of 100', 'reach']],
    [
      'a window for a check of the whole text',
      withRule({ check: 'protective-marking', options: { ceiling: 'SECRET', look: ['tiers'] }, stages: ['output'] }, 99_999),
      ['whole'],
    ],
    ['a fallback for a check that needs none', withRule({ fallback: 'flag' }), ['"pii"', 'needs no "fallback"']],
    [
      'a model that judges, without a fallback',
      withRule({ check: 'model-judge', options: { rules: ['It takes sides.'], timeLimitMs: 1_000 } }),
      ['"pii"', 'fallback', 'flagged or blocked'],
    ],
    ['one id twice', { name: 'p', about: 'a', outputWindow: 'whole', rules: [rule, rule] }, ['"pii"', 'another rule']],
  ])('%s', (_, content, words) => {
    const message = refusalOf(content);
    for (const word of words) expect(message).toContain(word);
  });

  test('a file that is not there', () => {
    expect(() => loadPolicy(pathToFileURL(join(folder, 'absent.json')))).toThrow(/absent\.json/);
  });
});

test('a window as long as the reach is enough', () => {
  expect(refusalOf(withRule({ stages: ['output'] }, 20_000))).toBe('loaded');
});
