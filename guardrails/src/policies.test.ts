import { readdirSync } from 'node:fs';
import type { Engine, GuardSession, Verdict } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from './default-policy.ts';
import { guardrails } from './guardrails.ts';
import { loadPolicy } from './load-policy.ts';
import type { PolicyRule } from './policy.ts';

const text = 'The fund opens on 4 May.';
const citation = { id: '1', title: 'Fund', quote: text, position: { document: 'input', start: 0, end: text.length } };

const check = (words: string) => (session: GuardSession) => session.check(words, { stage: 'input', trust: 'caller' });
const say =
  (words: string, source = text) =>
  async (session: GuardSession): Promise<Verdict | undefined> => {
    session.addSource({ document: 'input', title: 'Fund', start: 0, text: source, trust: 'caller' });
    const output = session.output();
    await output.push({ text: words, citations: [citation] });
    const released = await output.finish();
    return released.status === 'withheld' ? released.verdict : released.verdicts[0];
  };
type Example = ReturnType<typeof say> | ReturnType<typeof check>;

/** A passing and a failing example of every rule by which a policy differs from the default one, which has examples of its own. */
const examples: Record<string, { readonly passes: Example; readonly fails: Example }> = {
  'public-reply/handling': { passes: check('OFFICIAL\n\nBody text.'), fails: check('OFFICIAL-SENSITIVE RECIPIENTS ONLY\n\nBody text.') },
  'public-reply/shape': { passes: say(text), fails: say('The fund opens on 4 May, as was said before. '.repeat(5)) },
  'public-reply/abusive-language': { passes: say(text), fails: say(`${text} Bollocks.`) },
  'public-reply/prompt-leakage': { passes: say(text), fails: say(`<|im_start|> ${text}`) },
  'pre-election/handling': { passes: check('OFFICIAL\n\nBody text.'), fails: check('OFFICIAL-SENSITIVE RECIPIENTS ONLY\n\nBody text.') },
  'pre-election/shape': { passes: say(text), fails: say('The fund opens on 4 May, as was said before. '.repeat(5)) },
  'pre-election/abusive-language': { passes: say(text), fails: say(`${text} Bollocks.`) },
  'pre-election/prompt-leakage': { passes: say(text), fails: say(`<|im_start|> ${text}`) },
  'pre-election/impartiality': { passes: say(text), fails: say('The government will introduce new measures.') },
};

const shipped = new URL('.', defaultPolicy);
/** What is for measurement only is no deployment's policy. */
const names = readdirSync(shipped).filter((name) => name !== 'default.json' && name !== 'all-kinds.json');
const usual = new Map(loadPolicy(defaultPolicy).rules.map((rule) => [rule.id, JSON.stringify(rule)]));

const policies = names.map((name) => loadPolicy(new URL(name, shipped)));
const open = (policy: (typeof policies)[number], engine: Engine['kind']) =>
  guardrails({ policy, deploymentKey: Buffer.from('test key'), random: () => Buffer.from([1, 2, 3, 4, 5, 6, 7]) }).open({
    engine,
    phrases: {},
  });
const isOwn = (rule: PolicyRule) => usual.get(rule.id) !== JSON.stringify(rule);

describe.each(policies.map((policy) => [policy.name, policy] as const))('the policy %s', (name, policy) => {
  test('keeps every rule of the default policy, or a stricter one of that name', () => {
    expect(policy.rules.map(({ id }) => id)).toEqual(expect.arrayContaining([...usual.keys()]));
  });

  test.each(policy.rules.filter(isOwn).map(({ id }) => [id]))('%s has a text that passes and one that does not', async (id) => {
    const outcomeOf = (verdict: Verdict | undefined) => verdict?.records.find(({ rule }) => rule === id)?.outcome;
    const example = examples[`${name}/${id}`];
    expect(outcomeOf(await example?.passes(open(policy, 'embedded')))).toBe('passed');
    expect(outcomeOf(await example?.fails(open(policy, 'embedded')))).toBe('found');
  });
});

test('no shipped policy blocks for want of impartiality, and none asks a model to judge', () => {
  for (const { rules } of [...policies, loadPolicy(defaultPolicy)]) {
    expect(rules.find(({ check: checked }) => checked === 'impartiality')?.action).toBe('flag');
    expect(rules.some(({ check: checked }) => checked === 'model-judge')).toBe(false);
  }
});

test('before an election what others have said and what has been done may still be told', async () => {
  const policy = policies.find(({ name }) => name === 'pre-election');
  if (policy === undefined) throw new Error('no such policy');
  for (const words of ['The scheme opened in 2021.', 'You write that the government will introduce new measures.']) {
    const verdict = await say(words, words)(open(policy, 'embedded'));
    expect(verdict?.records.find(({ rule }) => rule === 'impartiality')?.outcome).toBe('passed');
  }
});
