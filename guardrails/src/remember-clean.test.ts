import type { CheckInput, Finding } from '@assay/core';
import { expect, test } from 'vitest';
import { rememberClean } from './remember-clean.ts';

const finding: Finding = { check: 'x', kind: 'x', start: 0, end: 1, message: 'x' };

function counted() {
  const seen: string[] = [];
  const find = rememberClean(async ({ text }) => {
    seen.push(text);
    return text.includes('!') ? [finding] : [];
  });
  const run = (text: string, stage: CheckInput['stage'] = 'context') => find({ stage, text, trust: 'retrieved', sources: [], phrases: {} });
  return { seen, run };
}

test('a text in which nothing was found is searched once a stage', async () => {
  const { seen, run } = counted();
  expect([await run('a line'), await run('a line'), await run('a line', 'output')]).toEqual([[], [], []]);
  expect(seen).toEqual(['a line', 'a line']);
});

test('a text with a finding is searched each time, and so is a long one', async () => {
  const { seen, run } = counted();
  const long = 'x'.repeat(1_001);
  expect([await run('a!'), await run('a!')]).toEqual([[finding], [finding]]);
  await run(long);
  await run(long);
  expect(seen).toEqual(['a!', 'a!', long, long]);
});
