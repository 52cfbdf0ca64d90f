import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { type Listening, listen } from './listen.ts';
import { sampleParts } from './testing/sample-parts.ts';

let server: Listening;
let client: OpenAI;

beforeAll(async () => {
  server = await listen({ app: createServer(sampleParts()), port: 0, host: '127.0.0.1' });
  client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'not needed', maxRetries: 0 });
});
afterAll(() => server.close());

const ask = (content: string, model = 'assay/echo') => ({ model, messages: [{ role: 'user' as const, content }] });

describe('an unmodified OpenAI client', () => {
  test('sees each tool as a model', async () => {
    const models = await Array.fromAsync(client.models.list());
    expect(models.map(({ id }) => id)).toContain('assay/echo');
  });

  test('gets an answer with numbered sources', async () => {
    const { choices } = await client.chat.completions.create(ask('one\ntwo'));
    expect(choices[0]?.message.content).toBe('one [1]\n\ntwo [2]\n\nSources\n[1] Your words\n[2] Your words');
    expect(choices[0]?.finish_reason).toBe('stop');
  });

  test('gets the same answer streamed', async () => {
    const stream = await client.chat.completions.create({ ...ask('one\ntwo'), stream: true });
    const chunks = await Array.fromAsync(stream);
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(text).toBe('one [1]\n\ntwo [2]\n\nSources\n[1] Your words\n[2] Your words');
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop');
  });

  test('is told of a withheld answer as a content filter, streamed or not', async () => {
    const whole = await client.chat.completions.create(ask('an UNSUPPORTED claim'));
    expect(whole.choices[0]).toMatchObject({ finish_reason: 'content_filter', message: { content: '' } });
    const stream = await client.chat.completions.create({ ...ask('an UNSUPPORTED claim'), stream: true });
    const chunks = await Array.fromAsync(stream);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('content_filter');
    expect(JSON.stringify(chunks)).not.toContain('UNSUPPORTED');
  });

  test.each([
    ['a model that does not exist', 'assay/nothing', 'a', 404, 'unknown_tool'],
    ['a tool that is off', 'assay/untested', 'a', 400, 'bad_usage'],
    ['a question that a guardrail stops', 'assay/echo', 'a SECRET', 422, 'input_blocked'],
  ])('meets %s as an error of its own kind', async (_, model, content, status, code) => {
    for (const stream of [false, true]) {
      const failed = await client.chat.completions.create({ ...ask(content, model), stream }).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(OpenAI.APIError);
      expect(failed).toMatchObject({ status, code });
    }
  });

  test('has the status as soon as a model answers, and meets what breaks the answer off then as an error in the stream', async () => {
    const parts = sampleParts();
    const end = Promise.withResolvers<void>();
    const start: typeof parts.start = async (request) => {
      const run = await parts.start(request);
      if (run.status === 'refused') return run;
      async function* follow() {
        await end.promise;
        yield* run.status === 'started' ? run.journal.follow(99) : [];
      }
      const finished = run.finished.then((outcome) => ({ ...outcome, status: 'failed' as const, code: 'engine-cut', message: 'Cut.' }));
      return { ...run, answering: Promise.resolve(), journal: { ...run.journal, follow }, finished };
    };
    const answering = await listen({ app: createServer({ ...parts, start }), port: 0, host: '127.0.0.1' });
    const asking = new OpenAI({ baseURL: `${answering.url}/v1`, apiKey: 'not needed', maxRetries: 0 });
    const stream = await asking.chat.completions.create({ ...ask('one'), stream: true });
    end.resolve();
    await expect(Array.fromAsync(stream)).rejects.toMatchObject({ code: 'engine_cut' });
    await answering.close();
  });

  test('is told the tokens that a model used, and in a stream where it asks', async () => {
    const counted = sampleParts();
    const used = { input: 12, output: 3 };
    const start: typeof counted.start = async (request) => {
      const run = await counted.start(request);
      return run.status === 'started' ? { ...run, finished: run.finished.then((outcome) => ({ ...outcome, used })) } : run;
    };
    const metered = await listen({ app: createServer({ ...counted, start }), port: 0, host: '127.0.0.1' });
    const asking = new OpenAI({ baseURL: `${metered.url}/v1`, apiKey: 'not needed', maxRetries: 0 });
    const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
    expect((await asking.chat.completions.create(ask('one'))).usage).toEqual(usage);
    const told = await asking.chat.completions.create({ ...ask('one'), stream: true, stream_options: { include_usage: true } });
    const chunks = await Array.fromAsync(told);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage });
    const untold = await Array.fromAsync(await asking.chat.completions.create({ ...ask('one'), stream: true }));
    expect(untold.every((chunk) => !('usage' in chunk))).toBe(true);
    await metered.close();
  });
});
