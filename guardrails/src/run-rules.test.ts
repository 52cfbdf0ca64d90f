import type { Check } from '@assay/core';
import { expect, test } from 'vitest';
import { runRules } from './run-rules.ts';
import { ruleOf } from './testing/open-session.ts';

const input = { stage: 'input', trust: 'caller', sources: [], phrases: {} } as const;

test('what several rules read in the same way is read once', async () => {
  const seen: string[] = [];
  const reader = (text: string) => seen.push(text);
  const find: Check['find'] = async ({ share }) => {
    share?.(reader);
    return [];
  };
  await runRules([ruleOf('flag', find), ruleOf('block', find)], { ...input, text: 'five.' });
  expect(seen).toEqual(['five.']);
});

test('the text as it came and its plain copy are read apart', async () => {
  const lengths: (number | undefined)[] = [];
  const lengthOf = (text: string) => text.length;
  const find: Check['find'] = async ({ share }) => {
    lengths.push(share?.(lengthOf));
    return [];
  };
  const rule = ruleOf('flag', find);
  const ofOriginal = { ...rule, definition: { ...rule.definition, reads: 'original' as const } };
  await runRules([rule, ofOriginal], { ...input, text: 'ﬁve.' });
  expect(lengths).toEqual([5, 4]);
});
