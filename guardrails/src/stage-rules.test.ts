import type { CheckInput, Finding } from '@assay/core';
import { expect, test } from 'vitest';
import { stageRules } from './stage-rules.ts';
import { ruleOf } from './testing/open-session.ts';

const finding: Finding = { check: 'x', kind: 'x', start: 0, end: 1, message: 'x' };
const asked: CheckInput = { stage: 'context', text: '', trust: 'retrieved', sources: [], phrases: {} };

/** A rule that looks for a mark, and what it was shown. */
function looking(mark: string, seesTextAlone: boolean) {
  const seen: string[] = [];
  const rule = ruleOf('flag', async ({ text }) => {
    seen.push(text);
    return text.includes(mark) ? [finding] : [];
  });
  return { seen, rule: { ...rule, id: mark, definition: { ...rule.definition, seesTextAlone } } };
}

function opened(...rules: readonly ReturnType<typeof looking>[]) {
  const stage = stageRules(
    rules.map(({ rule }) => rule),
    'embedded',
  );
  const outcomes = async (text: string) => (await stage.run({ ...asked, text })).map(({ rule, outcome }) => `${rule.id} ${outcome}`);
  return { stage, outcomes };
}

test('a text that a rule passes is shown to it once, whatever another rule finds in it', async () => {
  const [bang, query] = [looking('!', true), looking('?', true)];
  const { outcomes } = opened(bang, query);
  for (let times = 0; times < 2; times += 1) expect(await outcomes('a!')).toEqual(['! found', '? passed']);
  expect([bang.seen, query.seen]).toEqual([['a!', 'a!'], ['a!']]);
});

test('a rule that sees more than the text is asked each time', async () => {
  const [alone, wide] = [looking('!', true), looking('?', false)];
  const { outcomes } = opened(alone, wide);
  await outcomes('a');
  expect(await outcomes('a')).toEqual(['! passed', '? passed']);
  expect([alone.seen, wide.seen]).toEqual([['a'], ['a', 'a']]);
});

test('a rule that fails on a text is asked again', async () => {
  const faulty = looking('!', true);
  const rule = { ...faulty.rule, check: { ...faulty.rule.check, find: async () => Promise.reject(new Error('broken')) } };
  const { outcomes } = opened({ ...faulty, rule });
  expect([await outcomes('a'), await outcomes('a')]).toEqual([['! error'], ['! error']]);
});

test('a long text is searched each time', async () => {
  const rule = looking('!', true);
  const { outcomes } = opened(rule);
  const long = 'x'.repeat(1_001);
  await outcomes(long);
  await outcomes(long);
  expect(rule.seen).toEqual([long, long]);
});

test('where nothing is found the same list comes out, and what the policy allows stands in it as not looked for', async () => {
  const allowed = looking('?', true);
  const rule = { ...allowed.rule, actions: { embedded: 'allow', model: 'allow' } as const };
  const { stage, outcomes } = opened(looking('!', true), { ...allowed, rule });
  expect(await stage.run({ ...asked, text: 'a' })).toBe(stage.clean);
  expect(await stage.run({ ...asked, text: 'a!' })).not.toBe(stage.clean);
  expect([await outcomes('a?'), allowed.seen]).toEqual([['! passed', '? did-not-run'], []]);
});
