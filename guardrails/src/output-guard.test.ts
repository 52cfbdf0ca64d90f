import type { Statement, Verdict } from '@assay/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAll, openDefault, openWith, ruleOf } from './testing/open-session.ts';

const say = (text: string): Statement => ({ text, citations: [] });
const forbidden = ruleOf('block', findAll(/STOP\s{1,4}NOW/g));
const hidden = ruleOf('redact', findAll(/\d{4}\s{1,4}\d{4}/g));

async function release(window: number | 'whole', rules: Parameters<typeof openWith>[0], texts: readonly string[]) {
  const output = openWith(rules, window).output();
  const statements: string[] = [];
  const verdicts: Verdict[] = [];
  for (const step of [...texts.map((text) => () => output.push(say(text))), () => output.finish()]) {
    const released = await step();
    if (released.status === 'withheld') return { status: 'withheld', said: statements.join('') };
    statements.push(...released.statements.map(({ text }) => text));
    verdicts.push(...released.verdicts);
  }
  return { status: 'released', said: statements.join('|'), verdicts: verdicts.length };
}

describe('output is held back until it is checked', () => {
  test('with the window "whole" nothing leaves before the end', async () => {
    const output = openWith([forbidden]).output();
    expect(await output.push(say('one'))).toEqual({ status: 'released', statements: [], verdicts: [] });
    expect(await output.finish()).toMatchObject({ status: 'released', statements: [{ text: 'one' }] });
  });

  test('with a bounded window a statement leaves when that much text follows', async () => {
    const output = openWith([forbidden], 10).output();
    expect(await output.push(say('one'))).toMatchObject({ statements: [] });
    expect(await output.push(say('two and more'))).toMatchObject({ statements: [{ text: 'one' }] });
  });

  test('words that are forbidden together are found across statements', async () => {
    expect(await release(10, [forbidden], ['It says STOP', 'NOW and here', 'the end of it all'])).toEqual({ status: 'withheld', said: '' });
  });

  test('a value that runs over two statements is taken out of both', async () => {
    const { said } = await release(12, [hidden], ['Call 1234', '5678 today', 'a long enough end']);
    expect(said).toBe('Call ⟦word-1-bcdefgh⟧|⟦word-2-bcdefgh⟧ today|a long enough end');
  });

  test('every statement has its verdict', async () => {
    expect(await release('whole', [hidden], ['a', 'b', 'c'])).toEqual({ status: 'released', said: 'a|b|c', verdicts: 3 });
  });

  test('a bounded window comes to what the whole comes to, and nothing forbidden leaves', async () => {
    const words = fc.array(fc.constantFrom('STOP', 'NOW', 'STOP NOW', '1234', '5678', 'a', 'some longer words here'), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(words, async (texts) => {
        const whole = await release('whole', [forbidden, hidden], texts);
        const bounded = await release(16, [forbidden, hidden], texts);
        expect(bounded.status).toBe(whole.status);
        if (whole.status === 'released') expect(bounded.said).toBe(whole.said);
        else expect(bounded.said).not.toMatch(/STOP\s*NOW/);
      }),
    );
  });
});

describe('under the default policy', () => {
  const text = 'The fund opens on 4 May. It closes in June.';
  const citation = { id: '1', title: 'Fund', quote: 'The fund opens on 4 May.', position: { document: 'input', start: 0, end: 24 } };

  async function answer(statement: Statement) {
    const session = openDefault('embedded', { none: 'Nothing found.' });
    session.addSource({ document: 'input', title: 'Fund', start: 0, text, trust: 'caller' });
    const output = session.output();
    await output.push(statement);
    return output.finish();
  }

  test('a quoted sentence and a phrase are released', async () => {
    expect(await answer({ text: citation.quote, citations: [citation] })).toMatchObject({ status: 'released' });
    expect(await answer({ text: 'Nothing found.', citations: [], phrase: 'none' })).toMatchObject({ status: 'released' });
  });

  test.each<[string, Statement]>([
    ['a statement without a citation', { text: citation.quote, citations: [] }],
    ['a changed figure', { text: 'The fund opens on 5 May.', citations: [citation] }],
    [
      'a citation of a place that says something else',
      { text: citation.quote, citations: [{ ...citation, position: { document: 'input', start: 1, end: 25 } }] },
    ],
    ['a phrase that is not the phrase', { text: 'Nothing at all.', citations: [], phrase: 'none' }],
  ])('%s is withheld, in plain words', async (_, statement) => {
    const released = await answer(statement);
    expect(released.status).toBe('withheld');
    if (released.status === 'withheld') expect(released.verdict.message).toMatch(/The answer was withheld/);
  });
});
