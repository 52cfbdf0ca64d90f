import { type ChatRequest, listParts, type ModelEngine } from '@assay/core';
import { type FaultName, faultNames, type Stub, type StubOptions, startStub } from '@assay/engines/stub';
import { AIMessageChunk, type UsageMetadata } from '@langchain/core/messages';
import type { ToolCallChunk } from '@langchain/core/messages/tool';
import { ChatGenerationChunk } from '@langchain/core/outputs';
import { FakeListChatModel, FakeStreamingChatModel } from '@langchain/core/utils/testing';
import { ChatOpenAI } from '@langchain/openai';
import { afterEach, describe, expect, test } from 'vitest';
import { type LangchainEngineOptions, langchainEngine } from './langchain-engine.ts';

const open: Stub[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});

async function onStub(options: StubOptions = {}, more: Partial<LangchainEngineOptions> = {}) {
  const stub = await startStub(options);
  open.push(stub);
  return { stub, engine: engineOf(chatOpenAI(stub.address), more) };
}

function chatOpenAI(address: string): ChatOpenAI {
  return new ChatOpenAI({ model: 'stub', apiKey: 'none', maxRetries: 0, configuration: { baseURL: address, logLevel: 'off' } });
}

function engineOf(model: LangchainEngineOptions['model'], more: Partial<LangchainEngineOptions> = {}): ModelEngine {
  const limits = { betweenMs: 400, wholeMs: 900 };
  return langchainEngine({ id: 'house', model, reports: 'stub', module: import.meta.url, parameters: { model: 'stub' }, limits, ...more });
}

const question: ChatRequest = { messages: [{ role: 'user', content: 'Say something.' }] };

async function ask(engine: ModelEngine, request = question) {
  const texts: string[] = [];
  let usage: { input: number; output: number } | undefined;
  try {
    for await (const event of engine.chat(request, new AbortController().signal)) {
      if (event.type === 'text') texts.push(event.text);
      else usage = { input: event.input, output: event.output };
    }
    return { code: 'answered', texts, usage, message: '' };
  } catch (error) {
    const { code, message, retryAfter, reported } = error as { code: string; message: string; retryAfter?: number; reported?: string };
    return { code, texts, usage, message, retryAfter, reported };
  }
}

/** A model that sends pieces of a test's own. */
function pieces(...fields: Piece[]): FakeListChatModel {
  const model = new FakeListChatModel({ responses: [] });
  model._streamResponseChunks = async function* () {
    for (const piece of fields) {
      // The fields of usage are lost in LangChain's generics.
      const message = new AIMessageChunk(piece as ConstructorParameters<typeof AIMessageChunk>[0]);
      yield new ChatGenerationChunk({ message, text: message.text });
    }
  };
  return model;
}
interface Piece {
  readonly content: string;
  readonly response_metadata?: Record<string, unknown>;
  readonly usage_metadata?: UsageMetadata;
  readonly tool_call_chunks?: ToolCallChunk[];
}
const named = (content: string, model: string, more: Record<string, unknown> = {}) => ({
  content,
  response_metadata: { model_name: model, ...more },
});

describe('a model that answers', () => {
  test('is read: its words, its count, its ending', async () => {
    const { stub, engine } = await onStub({ answer: () => 'The fund closes on 3 July.' });
    expect(await ask(engine)).toMatchObject({ code: 'answered', texts: ['The fund closes on 3 July.'], usage: { output: 6 } });
    expect(stub.requests[0]?.body).toMatchObject({ stream: true, messages: [{ role: 'user', content: 'Say something.' }] });
  });

  test('streams where it names itself from the start', async () => {
    const model = pieces(named('The fund ', 'stub'), { content: 'closes.' }, { content: '', response_metadata: { finish_reason: 'stop' } });
    expect(await ask(engineOf(model))).toMatchObject({ code: 'answered', texts: ['The fund ', 'closes.'] });
  });

  test('gets one system message, the first, with the form of the answer in words', async () => {
    const { stub, engine } = await onStub({ answer: () => '{"days":3}' });
    const messages = [
      { role: 'user', content: 'How long?' },
      { role: 'assistant', content: 'Long.' },
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'In days.' },
    ] as const;
    await ask(engine, { messages, format: { name: 'days', schema: { $schema: 'x', type: 'object' } } });
    expect(stub.requests[0]?.body).toMatchObject({
      messages: [
        { role: 'system', content: 'Be brief.\n\nAnswer with JSON alone, which fits this JSON Schema: {"type":"object"}' },
        { role: 'user' },
        { role: 'assistant' },
        { role: 'user' },
      ],
    });
  });

  test('counts that come in pieces add up', async () => {
    const usage = (input: number, output: number) => ({ input_tokens: input, output_tokens: output, total_tokens: input + output });
    const model = pieces(
      { ...named('Yes.', 'stub'), usage_metadata: usage(7, 1) },
      { content: '', response_metadata: { stop_reason: 'end_turn' }, usage_metadata: usage(0, 4) },
    );
    expect(await ask(engineOf(model))).toMatchObject({ code: 'answered', usage: { input: 7, output: 5 } });
  });
});

describe('a model that calls itself otherwise', () => {
  test('is held back, also where it says so in its last piece', async () => {
    const { engine } = await onStub({ model: 'stub-next' });
    expect(await ask(engine)).toMatchObject({ code: 'engine-changed', texts: [], reported: 'stub-next' });
  });

  test('is held back from there on where it changes on the way', async () => {
    const model = pieces(named('Some ', 'stub'), named('other words', 'stub-next', { finish_reason: 'stop' }));
    expect(await ask(engineOf(model))).toMatchObject({ code: 'engine-changed', texts: ['Some '], reported: 'stub-next' });
  });

  test('gets no hostile name into a message', async () => {
    const model = pieces(named('Words', 'stub"\n<script>', { finish_reason: 'stop' }));
    const told = await ask(engineOf(model));
    expect(told).toMatchObject({ code: 'engine-changed', reported: 'stub???script?' });
    expect(told.message).not.toContain('<');
  });

  test('is a change also where nothing but silence was measured', async () => {
    const model = pieces(named('Words', 'stub', { finish_reason: 'stop' }));
    expect(await ask(engineOf(model, { reports: 'unreported' }))).toMatchObject({ code: 'engine-changed', texts: [], reported: 'stub' });
  });
});

describe('a model that never says which it is', () => {
  test('is a change where a name was measured', async () => {
    const model = pieces({ content: 'Words', response_metadata: { finish_reason: 'stop' } });
    expect(await ask(engineOf(model))).toMatchObject({ code: 'engine-changed', texts: [], reported: '' });
  });

  test('answers where that was said of it', async () => {
    const model = new FakeListChatModel({ responses: ['Words'] });
    const told = await ask(engineOf(model, { reports: 'unreported' }));
    expect(told).toMatchObject({ code: 'answered', usage: undefined });
    expect(told.texts.join('')).toBe('Words');
  });
});

test.each([
  ['max_tokens', 'engine-cut'],
  ['LENGTH', 'engine-cut'],
  ['SAFETY', 'engine-filtered'],
  ['refusal', 'engine-filtered'],
  ['because', 'engine-malformed'],
  ['', 'engine-cut'],
  ['end_turn', 'answered'],
])('an answer that ends with "%s" is %s', async (reason, code) => {
  const model = pieces(named('Some words', 'stub', { stop_reason: reason }));
  expect((await ask(engineOf(model))).code).toBe(code);
});

test('a call of a tool that nobody offered is malformed, whatever it says beside it', async () => {
  const model = pieces({ ...named('Words', 'stub'), tool_call_chunks: [{ name: 'delete', args: '{}', type: 'tool_call_chunk' }] });
  expect(await ask(engineOf(model))).toMatchObject({ code: 'engine-malformed', texts: [] });
});

/** One named outcome for every fault of an endpoint; as ChatOpenAI names its model last, nothing was passed on before any of them. */
const outcomes: Readonly<Record<FaultName, readonly [code: string, before?: string]>> = {
  'status-400': ['engine-refused'],
  'status-401': ['engine-refused'],
  'status-403': ['engine-refused'],
  'status-404': ['engine-refused'],
  'status-408': ['engine-slow'],
  'status-413': ['too-large'],
  'status-429': ['engine-busy'],
  'status-500': ['engine-failed'],
  'status-502': ['engine-failed'],
  'status-503': ['engine-busy'],
  'status-504': ['engine-slow'],
  'quota-spent': ['engine-refused'],
  'context-too-long': ['too-large'],
  'filtered-request': ['engine-filtered'],
  redirect: ['engine-unreachable'],
  'html-page': ['engine-empty'],
  'not-a-stream': ['engine-empty'],
  packed: ['answered', 'packed'],
  'connection-reset': ['engine-unreachable'],
  'malformed-chunk': ['engine-malformed'],
  'wrong-shape': ['engine-empty'],
  'content-of-another-type': ['engine-empty'],
  'empty-choices': ['engine-empty'],
  'no-words': ['engine-empty'],
  'ended-early': ['engine-cut'],
  'cut-mid-stream': ['engine-cut'],
  'token-limit': ['engine-cut', 'Some words'],
  'filtered-answer': ['engine-filtered', 'Some words'],
  'odd-ending': ['engine-malformed', 'Some words'],
  declined: ['engine-empty'],
  'tool-call': ['engine-malformed'],
  'endless-answer': ['engine-endless'],
  'endless-line': ['engine-slow'],
  'never-answers': ['engine-slow'],
  'stops-answering': ['engine-slow'],
  'slow-drip': ['engine-slow'],
  'other-model': ['engine-changed'],
  'other-model-later': ['engine-changed'],
  'no-model-named': ['engine-changed'],
  'error-in-stream': ['engine-failed'],
};

describe('every fault of an endpoint has one named outcome', () => {
  test('the table names every fault that the stub can play', () => {
    expect(Object.keys(outcomes).sort()).toEqual([...faultNames].sort());
  });

  test.each(Object.entries(outcomes))('%s', async (fault, [code, before = '']) => {
    const { engine } = await onStub({ faults: [fault as FaultName] });
    const told = await ask(engine);
    expect(told.code).toBe(code);
    expect(told.texts.join('')).toBe(before);
    // What the endpoint says may quote a text: it stays out of the error.
    expect(told.message).not.toContain('The words of an endpoint');
    if (code !== 'answered') expect(told.message).toContain('house');
  });

  test('nobody listens there', async () => {
    const { stub, engine } = await onStub();
    await stub.close();
    expect((await ask(engine)).code).toBe('engine-unreachable');
  });

  test('a busy endpoint says when it may be asked again', async () => {
    const { engine } = await onStub({ faults: ['status-429'] });
    expect(await ask(engine)).toMatchObject({ code: 'engine-busy', retryAfter: 1 });
  });

  test('an error that is like no other is a failure, and its words stay out', async () => {
    const model = new FakeStreamingChatModel({ thrownErrorString: 'Mrs Okafor lives at 4 Elm Road' });
    const told = await ask(engineOf(model));
    expect(told.code).toBe('engine-failed');
    expect(told.message).not.toContain('Okafor');
  });
});

describe('a caller who stops it', () => {
  const collect = async (engine: ModelEngine, signal: AbortSignal) => {
    for await (const _ of engine.chat(question, signal));
  };

  test('gets the own reason back', async () => {
    const { engine } = await onStub({ faults: ['stops-answering'] }, { limits: {} });
    const reason = new Error('the person left');
    await expect(collect(engine, AbortSignal.abort(reason))).rejects.toBe(reason);
    const later = new AbortController();
    setTimeout(() => later.abort(reason), 50);
    await expect(collect(engine, later.signal)).rejects.toBe(reason);
  });

  test('does not wait for a model that listens to no signal', async () => {
    const deaf = new FakeListChatModel({ responses: ['Words'] });
    deaf.stream = () => new Promise(() => {});
    const reason = new Error('the person left');
    const later = new AbortController();
    setTimeout(() => later.abort(reason), 20);
    await expect(collect(engineOf(deaf), later.signal)).rejects.toBe(reason);
    expect((await ask(engineOf(deaf, { limits: { betweenMs: 30 } }))).code).toBe('engine-slow');
  });
});

test('what decides how it answers is in its parameters; its module is the caller’s', () => {
  const engine = engineOf(new FakeListChatModel({ responses: [] }), { price: { input: 1, output: 2 } });
  expect(engine).toMatchObject({ id: 'house', kind: 'model', module: import.meta.url, price: { input: 1, output: 2 } });
  expect(engine.parameters).toEqual({ kind: 'langchain', reports: 'stub', mostCharacters: 192_000, model: { model: 'stub' } });
});

test('from the caller’s module on, the parts list holds the provider’s package and all that reads its answers', async () => {
  const { module } = engineOf(new FakeListChatModel({ responses: [] }));
  const names = (await listParts({ modules: [module], settings: {} })).parts.map(({ kind, name }) => `${kind} ${name}`);
  expect(names).toEqual(
    expect.arrayContaining(['package @langchain/openai', 'package openai', 'file @assay/langchain/src/read-chunks.ts']),
  );
});
