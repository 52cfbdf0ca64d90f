import { describe, expect, test } from 'vitest';
import { askSignOff } from './ask-sign-off.ts';
import { checkReply } from './check-reply.ts';

const problem = (code: string, detail: string, status = 422) =>
  new Response(JSON.stringify({ type: `urn:assay:problem:${code}`, detail }), { status });
const words = { unreachable: 'No answer.', busy: 'Busy.' };
const draft = {
  draft: 'x',
  paragraphs: [],
  asks: [],
  urgent: [],
  kinds: [],
  clocks: [],
  correspondent: { addressee: '', onBehalfOf: '', authority: '' },
  dates: { received: '', isReceivedAssumed: false },
  language: 'en',
  checks: [{ kind: 'figure', quote: '£5', start: 0, end: 2, message: 'Look.' }],
};

describe('a check of a reply', () => {
  const check = async (answer: Response | Error) => {
    const sent: { address: string; body: unknown }[] = [];
    const fetch = async (address: string, request: RequestInit = {}) => {
      sent.push({ address, body: JSON.parse(String(request.body)) });
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const order = { input: { letter: 'Why?', received: '2026-11-27' }, text: 'We pay £5.', signal: new AbortController().signal };
    return { outcome: await checkReply(order, words, { fetch }), sent };
  };

  test('is a run of the drafter with all that was sent for the draft', async () => {
    const { outcome, sent } = await check(new Response(JSON.stringify({ result: draft })));
    expect(outcome).toEqual({ status: 'checked', items: draft.checks });
    expect(sent).toEqual([{ address: '/api/tools/drafter/runs', body: { letter: 'Why?', received: '2026-11-27', draft: 'We pay £5.' } }]);
  });

  test.each<[string, Response | Error, string]>([
    ['the server cannot be reached', new Error('offline'), 'No answer.'],
    ['a guardrail stops it', problem('input-blocked', 'It is marked.'), 'It is marked.'],
    ['the tool went off', problem('tool-not-enabled', 'It is off.', 409), 'It is off.'],
    ['the server is busy', problem('busy', 'x', 503), 'Busy.'],
    ['the person has too many runs under way', problem('too-many-requests', 'x', 429), 'Busy.'],
    ['the answer is no draft', new Response('{"result":{}}'), 'No answer.'],
    ['the answer is no JSON', new Response('<html>'), 'No answer.'],
  ])('that cannot be made says why: %s', async (_, answer, message) => {
    expect((await check(answer)).outcome).toEqual({ status: 'failed', message });
  });
});

describe('a sign-off', () => {
  const ask = (answer: Response | Error, order = {}) => {
    const sent: unknown[] = [];
    const fetch = async (address: string, request: RequestInit = {}) => {
      sent.push(address, JSON.parse(String(request.body)));
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return askSignOff({ run: 'r1', reply: 'x', ...order }, 'No answer.', { fetch }).then((outcome) => ({ outcome, sent }));
  };
  const review = { edits: [], open: [], needsReason: '' };

  test('asks first what there is to look at, and then signs with what was looked at', async () => {
    const first = await ask(new Response(JSON.stringify(review)));
    expect(first).toEqual({ outcome: { status: 'review', review }, sent: ['/api/runs/r1/sign-off', { reply: 'x' }] });
    const signed = { by: 'ann', at: '2026-11-27T10:00:00Z', files: {} };
    const second = await ask(new Response(JSON.stringify(signed), { status: 201 }), { acknowledged: [], reason: 'so' });
    expect(second.outcome).toEqual({ status: 'signed', signed });
    expect(second.sent[1]).toEqual({ reply: 'x', acknowledged: [], reason: 'so' });
  });

  test.each<[string, Response | Error, string]>([
    ['unreachable', new Error('offline'), 'No answer.'],
    ['refused in words', problem('invalid-input', 'Say why.'), 'Say why.'],
    ['refused without words', new Response('', { status: 502 }), 'http-502'],
    ['answered with no JSON', new Response('<html>'), 'No answer.'],
  ])('that is %s says so', async (_, answer, message) => {
    expect((await ask(answer)).outcome).toEqual({ status: 'failed', message });
  });
});
