import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { flavours } from '../stub/chunks.ts';
import { type FaultName, faultNames } from '../stub/faults.ts';
import { startStub } from '../stub/start-stub.ts';
import type { Stub, StubOptions } from '../stub/stub-options.ts';
import { askEngine, quickEngine } from './testing/ask-engine.ts';

const open: Stub[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});
async function stubWith(options: StubOptions = {}): Promise<Stub> {
  const stub = await startStub(options);
  open.push(stub);
  return stub;
}

/** One named outcome for every fault; what text was passed on before it. */
const outcomes: Readonly<Record<FaultName, readonly [code: string, before: string]>> = {
  'status-400': ['engine-refused', ''],
  'status-401': ['engine-refused', ''],
  'status-403': ['engine-refused', ''],
  'status-404': ['engine-refused', ''],
  'status-408': ['engine-slow', ''],
  'status-413': ['too-large', ''],
  'status-429': ['engine-busy', ''],
  'status-500': ['engine-failed', ''],
  'status-502': ['engine-failed', ''],
  'status-503': ['engine-busy', ''],
  'status-504': ['engine-slow', ''],
  'quota-spent': ['engine-refused', ''],
  'context-too-long': ['too-large', ''],
  'filtered-request': ['engine-filtered', ''],
  redirect: ['engine-refused', ''],
  'html-page': ['engine-malformed', ''],
  'not-a-stream': ['engine-malformed', ''],
  packed: ['engine-malformed', ''],
  'connection-reset': ['engine-unreachable', ''],
  'malformed-chunk': ['engine-malformed', 'Some '],
  'wrong-shape': ['engine-malformed', ''],
  'content-of-another-type': ['engine-malformed', ''],
  'empty-choices': ['engine-empty', ''],
  'no-words': ['engine-empty', ''],
  'ended-early': ['engine-cut', 'Some words'],
  'cut-mid-stream': ['engine-cut', 'Some words'],
  'token-limit': ['engine-cut', 'Some words'],
  'filtered-answer': ['engine-filtered', 'Some words'],
  'odd-ending': ['engine-malformed', 'Some words'],
  declined: ['engine-filtered', ''],
  'tool-call': ['engine-malformed', ''],
  'endless-answer': ['engine-endless', 'and on and on'],
  'endless-line': ['engine-endless', ''],
  'never-answers': ['engine-slow', ''],
  'stops-answering': ['engine-slow', 'Some words'],
  'slow-drip': ['engine-slow', '.'],
  'other-model': ['engine-changed', ''],
  'other-model-later': ['engine-changed', 'Some '],
  'no-model-named': ['engine-changed', ''],
  'error-in-stream': ['engine-failed', 'Some '],
};

describe('every fault of an endpoint has one named outcome', () => {
  test('the table names every fault that the stub can play', () => {
    expect(Object.keys(outcomes).sort()).toEqual([...faultNames].sort());
  });

  test.each(Object.entries(outcomes))('%s', async (fault, [code, before]) => {
    const stub = await stubWith({ faults: [fault as FaultName] });
    // What never ends takes time to be too much.
    const patience = fault.startsWith('endless') ? { times: { wholeMs: 60_000 } } : {};
    const told = await askEngine(quickEngine(stub.address, patience));
    expect(told.code).toBe(code);
    expect(told.text.startsWith(before)).toBe(true);
    expect(told.text === '').toBe(before === '');
    // What the endpoint says may quote a text: it stays out of the error.
    expect(told.message).not.toContain('The words of an endpoint');
    expect(told.message).toContain('house');
  });

  test('nobody listens there', async () => {
    const stub = await startStub();
    await stub.close();
    expect(await askEngine(quickEngine(stub.address))).toMatchObject({
      code: 'engine-unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('the key is wrong', async () => {
    const stub = await stubWith({ key: 'right' });
    const engine = quickEngine(stub.address, { keyFrom: 'KEY' }, { KEY: 'a-wrong-secret' });
    const told = await askEngine(engine);
    expect(told.code).toBe('engine-refused');
    expect(told.message).not.toContain('a-wrong-secret');
  });

  test('a busy endpoint says when it may be asked again', async () => {
    const stub = await stubWith({ faults: ['status-429'] });
    expect(await askEngine(quickEngine(stub.address))).toMatchObject({ code: 'engine-busy', retryAfter: 1 });
  });
});

describe('an endpoint that answers', () => {
  test.each(flavours)('as %s does is read: its words, its count, its ending', async (flavour) => {
    const stub = await stubWith({ flavour, answer: () => 'The fund closes on 3 July.' });
    expect(await askEngine(quickEngine(stub.address))).toMatchObject({
      code: 'answered',
      text: 'The fund closes on 3 July.',
      usage: { output: 6 },
    });
  });

  test.each<[string, string]>([
    [
      'lines that end as Windows ends them',
      'data: {"model":"stub","choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}\r\n\r\ndata: [DONE]\r\n\r\n',
    ],
    [
      'comments that keep the line open',
      ': working\n\ndata: {"model":"stub","choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\n',
    ],
    [
      'words after the end',
      'data: {"model":"stub","choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\ndata: {"model":"stub","choices":[{"delta":{"content":"No."}}]}\n\n',
    ],
    [
      'a second choice',
      'data: {"model":"stub","choices":[{"index":1,"delta":{"content":"No."}},{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\n',
    ],
    [
      'thoughts beside the words',
      'data: {"model":"stub","choices":[{"index":0,"delta":{"reasoning_content":"Hm."}}]}\n\ndata: {"model":"stub","choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}\n\n',
    ],
  ])('with %s', async (_, stream) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(stream);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      expect(await askEngine(quickEngine(`http://127.0.0.1:${port}/v1`))).toMatchObject({ code: 'answered', text: 'Yes.' });
    } finally {
      server.close();
    }
  });

  test('is asked as its settings say, and told no account of the environment', async () => {
    const stub = await stubWith({ key: 'right' });
    process.env.OPENAI_ORG_ID = 'org-of-somebody';
    try {
      const more = {
        keyFrom: 'KEY',
        headers: { 'x-team': 'briefing' },
        headersFrom: { 'x-pass': 'PASS' },
        query: { 'api-version': '2024-10-21' },
      };
      const engine = quickEngine(
        stub.address,
        { ...more, sampling: { temperature: 0, seed: 7 }, limitField: 'max_completion_tokens' },
        { KEY: 'right', PASS: 'open-sesame' },
      );
      expect((await askEngine(engine)).code).toBe('answered');
      expect(JSON.stringify(engine.parameters)).not.toMatch(/right|sesame/);
    } finally {
      delete process.env.OPENAI_ORG_ID;
    }
    const [asked] = stub.requests;
    expect(asked?.headers).toMatchObject({
      authorization: 'Bearer right',
      'x-team': 'briefing',
      'x-pass': 'open-sesame',
      'accept-encoding': 'identity',
    });
    expect(asked?.headers['openai-organization']).toBeUndefined();
    expect(asked?.body).toMatchObject({
      model: 'stub',
      temperature: 0,
      seed: 7,
      max_completion_tokens: 8_000,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  test('without a key gets none', async () => {
    const stub = await stubWith();
    await askEngine(quickEngine(stub.address));
    expect(stub.requests[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    ['json-schema', { type: 'json_schema', json_schema: { name: 'choice', strict: true } }],
    ['json-object', { type: 'json_object' }],
    ['words', undefined],
  ])('is asked for JSON by %s, and always in words', async (format, responseFormat) => {
    const stub = await stubWith({ answer: ({ wantsJson }) => `{"wanted":${wantsJson}}` });
    const schema = { type: 'object', properties: { wanted: { type: 'boolean' } } };
    const told = await askEngine(quickEngine(stub.address, { format }), {
      messages: [{ role: 'user', content: 'Which?' }],
      format: { name: 'choice', schema },
    });
    expect(told.text).toBe(`{"wanted":${format !== 'words'}}`);
    const body = stub.requests[0]?.body as { response_format?: unknown; messages: { content: string }[] };
    if (responseFormat === undefined) expect(body.response_format).toBeUndefined();
    else expect(body.response_format).toMatchObject(responseFormat);
    expect(body.messages.at(-1)?.content).toContain('"wanted"');
  });
});

describe('a call that failed', () => {
  test.each<[string, FaultName]>([
    ['for load', 'status-503'],
    ['by a fault of the server', 'status-500'],
    ['with its connection', 'connection-reset'],
  ])('%s is made again', async (_, fault) => {
    const stub = await stubWith({ faults: [fault] });
    expect((await askEngine(quickEngine(stub.address, { retries: 1, times: { wholeMs: 10_000 } }))).code).toBe('answered');
    expect(stub.requests).toHaveLength(2);
  });

  test('since it was wrong is not made again', async () => {
    const stub = await stubWith({ faults: ['status-400'] });
    expect((await askEngine(quickEngine(stub.address, { retries: 2 }))).code).toBe('engine-refused');
    expect(stub.requests).toHaveLength(1);
  });

  test('five times in a row is not made for a while, in words', async () => {
    const stub = await stubWith({ faults: Array.from({ length: 5 }, (): FaultName => 'status-500') });
    const engine = quickEngine(stub.address);
    for (let count = 0; count < 5; count += 1) await askEngine(engine);
    expect(engine.resting()).toMatchObject({ seconds: expect.any(Number) });
    expect(await askEngine(engine)).toMatchObject({ code: 'engine-busy', message: expect.stringContaining('left alone') });
    expect(stub.requests).toHaveLength(5);
  });

  test('is stopped with its caller, with the reason that the caller gave', async () => {
    const stub = await stubWith({ faults: ['slow-drip'] });
    const stop = new AbortController();
    const reason = new Error('nobody waits any more');
    const events = quickEngine(stub.address).chat({ messages: [{ role: 'user', content: 'Go on.' }] }, stop.signal);
    await expect(
      (async () => {
        for await (const _ of events) stop.abort(reason);
      })(),
    ).rejects.toBe(reason);
  });
});

describe('embeddings', () => {
  test('come in order, whatever the number of texts', async () => {
    const stub = await stubWith();
    const engine = quickEngine(stub.address, { embeddings: { model: 'small', dimensions: 8 } });
    const texts = Array.from({ length: 150 }, (_, place) => String.fromCodePoint(97 + (place % 8)));
    const vectors = await engine.embed(texts, new AbortController().signal);
    expect(vectors).toHaveLength(150);
    expect(vectors[149]).toEqual(vectors[5]);
    expect(vectors[0]).not.toEqual(vectors[1]);
    expect(stub.requests).toHaveLength(3);
  });

  test.each([
    ['no model for them is set', {}, 'bad-usage'],
    ['another model answers', { embeddings: { model: 'small' } }, 'engine-changed'],
  ])('are refused in words where %s', async (_, more, code) => {
    const stub = await stubWith({ model: 'large' });
    await expect(quickEngine(stub.address, more).embed(['a'], new AbortController().signal)).rejects.toMatchObject({ code });
  });
});
