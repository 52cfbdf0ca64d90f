import { startStub } from '@assay/engines/stub';
import { FakeEmbeddings } from '@langchain/core/utils/testing';
import { OpenAIEmbeddings } from '@langchain/openai';
import { expect, test } from 'vitest';
import { langchainEmbeddings } from './langchain-embeddings.ts';

const never = new AbortController().signal;

/** Embeddings that answer as a test says. */
function engineThat(embedDocuments: (texts: string[]) => Promise<number[][]>, batchMs?: number) {
  const embeddings = Object.assign(new FakeEmbeddings(), { embedDocuments });
  const parameters = { model: 'letters' };
  return langchainEmbeddings({
    id: 'house',
    embeddings,
    module: import.meta.url,
    parameters,
    ...(batchMs === undefined ? {} : { batchMs }),
  });
}

test('every text gets its vector, in order, over many batches', async () => {
  const sizes: number[] = [];
  const engine = engineThat(async (texts) => {
    sizes.push(texts.length);
    return texts.map((text) => [text.length, 1]);
  });
  const texts = Array.from({ length: 150 }, (_, index) => 'x'.repeat(index));
  expect(await engine.embed(texts, never)).toEqual(texts.map(({ length }) => [length, 1]));
  expect(sizes).toEqual([64, 64, 22]);
  expect(await engine.embed([], never)).toEqual([]);
});

test('the vectors of an endpoint come through', async () => {
  const stub = await startStub();
  try {
    const embeddings = new OpenAIEmbeddings({ model: 'letters', apiKey: 'none', configuration: { baseURL: stub.address } });
    const engine = langchainEmbeddings({ id: 'house', embeddings, module: import.meta.url, parameters: { model: 'letters' } });
    const [one, other, same] = await engine.embed(['hedge', 'bridge', 'hedge'], never);
    expect(one).toHaveLength(32);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  } finally {
    await stub.close();
  }
});

test.each<[string, (texts: string[]) => unknown]>([
  ['one vector too few', (texts) => texts.slice(1).map(() => [1])],
  ['vectors of unequal lengths', (texts) => texts.map((_, index) => new Array(index + 1).fill(1))],
  ['a number that is none', (texts) => texts.map(() => [1, Number.NaN])],
  ['a number without end', (texts) => texts.map(() => [1, Number.POSITIVE_INFINITY])],
  ['words for numbers', (texts) => texts.map(() => ['1'])],
  ['empty vectors', (texts) => texts.map(() => [])],
  ['vectors longer than a model makes', (texts) => texts.map(() => new Array(20_001).fill(1))],
  ['no list', () => 'vectors'],
])('%s: malformed', async (_, answer) => {
  // What a model may wrongly answer has not the type of a right answer.
  const engine = engineThat(async (texts) => answer(texts) as number[][]);
  await expect(engine.embed(['a', 'b'], never)).rejects.toMatchObject({ code: 'engine-malformed' });
});

test('batches that differ in length are malformed as well', async () => {
  const engine = engineThat(async (texts) => texts.map(() => new Array(texts.length).fill(1)));
  await expect(engine.embed(new Array(65).fill('a'), never)).rejects.toMatchObject({ code: 'engine-malformed' });
});

test('what is thrown gets a name, and its words stay out', async () => {
  const engine = engineThat(() => Promise.reject(Object.assign(new Error('Mrs Okafor'), { status: 429 })));
  const fault: { code: string; message: string } = await engine
    .embed(['a'], never)
    .catch((error: unknown) => error as typeof fault)
    .then();
  expect(fault.code).toBe('engine-busy');
  expect(fault.message).not.toContain('Okafor');
});

test('who waits is not kept waiting: out of time, or stopped', async () => {
  const deaf = engineThat(() => new Promise(() => {}), 20);
  await expect(deaf.embed(['a'], never)).rejects.toMatchObject({ code: 'engine-slow' });
  const reason = new Error('the person left');
  await expect(deaf.embed(['a'], AbortSignal.abort(reason))).rejects.toBe(reason);
});
