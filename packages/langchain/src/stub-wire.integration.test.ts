import { type Stub, type StubOptions, startStub } from '@assay/engines/stub';
import type { AIMessageChunk } from '@langchain/core/messages';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import OpenAI from 'openai';
import { afterEach, describe, expect, test } from 'vitest';

const open: Stub[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});
async function stubWith(options: StubOptions = {}): Promise<Stub> {
  const stub = await startStub(options);
  open.push(stub);
  return stub;
}

const words = 'The fund closes on 3 July.';
const look = { type: 'function', function: { name: 'look_up', description: 'Looks up.', parameters: { type: 'object' } } } as const;
const call: StubOptions = { answer: ({ tools }) => ({ tool: tools[0] ?? 'none', arguments: { words: 'fund' } }) };

describe('LangChain’s own ChatOpenAI, as it is installed', () => {
  const modelOn = ({ address }: Stub) => new ChatOpenAI({ model: 'gpt-test', apiKey: 'key', configuration: { baseURL: address } });

  test('gets an answer', async () => {
    const answer = await modelOn(await stubWith({ answer: () => words, key: 'key' })).invoke('When?');
    expect(answer).toMatchObject({
      content: words,
      response_metadata: { model_name: 'gpt-test', finish_reason: 'stop' },
      usage_metadata: { output_tokens: 6 },
    });
  });

  test('gets it in pieces', async () => {
    const pieces: AIMessageChunk[] = [];
    for await (const piece of await modelOn(await stubWith({ answer: () => words })).stream('When?')) pieces.push(piece);
    const whole = pieces.reduce((sum, piece) => sum.concat(piece));
    expect(pieces.length).toBeGreaterThan(3);
    expect(whole).toMatchObject({ content: words, response_metadata: { finish_reason: 'stop' }, usage_metadata: { output_tokens: 6 } });
  });

  test('gets calls of its tools, whole and in pieces', async () => {
    const model = modelOn(await stubWith(call)).bindTools([look]);
    const expected = [{ name: 'look_up', args: { words: 'fund' }, id: 'call_stub' }];
    expect((await model.invoke('When?')).tool_calls).toMatchObject(expected);
    const pieces = await Array.fromAsync(await model.stream('When?'));
    expect(pieces.reduce((sum, piece) => sum.concat(piece)).tool_calls).toMatchObject(expected);
  });

  test('gets JSON of a form', async () => {
    const stub = await stubWith({ answer: ({ wantsJson }) => (wantsJson ? '{"day":3}' : 'no') });
    const schema = { title: 'day', type: 'object', properties: { day: { type: 'number' } }, required: ['day'] };
    expect(await modelOn(stub).withStructuredOutput(schema, { method: 'jsonSchema' }).invoke('When?')).toEqual({ day: 3 });
  });

  test('is told that a key is wrong, once', async () => {
    const stub = await stubWith({ key: 'another' });
    await expect(modelOn(stub).invoke('When?')).rejects.toMatchObject({ status: 401 });
    expect(stub.requests).toHaveLength(1);
  });

  test('tries again where the endpoint was busy', async () => {
    const stub = await stubWith({ faults: ['status-503'], answer: () => words });
    expect((await modelOn(stub).invoke('When?')).content).toBe(words);
    expect(stub.requests).toHaveLength(2);
  });

  test('gets vectors', async () => {
    const { address } = await stubWith();
    const embeddings = new OpenAIEmbeddings({ model: 'embed-test', apiKey: 'key', configuration: { baseURL: address } });
    const [one, other] = await embeddings.embedDocuments(['hedge', 'bridge']);
    expect([one?.length, other?.length]).toEqual([32, 32]);
    expect(await embeddings.embedQuery('hedge')).toEqual(one);
  });
});

describe('the openai SDK, as it is installed', () => {
  const sdkOn = ({ address }: Stub) => new OpenAI({ baseURL: address, apiKey: 'key' });
  const asked = { model: 'gpt-test', messages: [{ role: 'user', content: 'When?' }] } as const;
  const request = { ...asked, messages: [...asked.messages] };

  test('gets an answer', async () => {
    const answer = await sdkOn(await stubWith({ answer: () => words })).chat.completions.create(request);
    expect(answer).toMatchObject({ model: 'gpt-test', choices: [{ message: { content: words }, finish_reason: 'stop' }] });
    expect(answer.usage?.completion_tokens).toBe(6);
  });

  test('gets it in pieces', async () => {
    const sdk = sdkOn(await stubWith({ answer: () => words }));
    const stream = await sdk.chat.completions.create({ ...request, stream: true, stream_options: { include_usage: true } });
    const pieces = await Array.fromAsync(stream);
    expect(pieces.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(words);
    expect(pieces.at(-1)?.usage?.completion_tokens).toBe(6);
  });

  test('gets calls of its tools, whole and in pieces', async () => {
    const sdk = sdkOn(await stubWith(call));
    const expected = [{ type: 'function', function: { name: 'look_up', arguments: '{"words":"fund"}' } }];
    const whole = await sdk.chat.completions.create({ ...request, tools: [look] });
    expect(whole.choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { tool_calls: expected } });
    const final = await sdk.chat.completions.stream({ ...request, tools: [look] }).finalChatCompletion();
    expect(final.choices[0]?.message.tool_calls).toMatchObject(expected);
  });

  test('gets vectors, and the list of models', async () => {
    const sdk = sdkOn(await stubWith({ model: 'embed-test' }));
    const { data } = await sdk.embeddings.create({ model: 'embed-test', input: ['hedge', 'bridge'], encoding_format: 'float' });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([32, 32]);
    expect((await sdk.models.list()).data.map(({ id }) => id)).toEqual(['embed-test']);
  });
});
