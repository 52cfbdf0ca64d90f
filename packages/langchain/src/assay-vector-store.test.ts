import { randomBytes } from 'node:crypto';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { searchIndex } from '@assay/search';
import { expect, test } from 'vitest';
import { assayVectorStore } from './assay-vector-store.ts';
import { wellsAndMinutes } from './testing/wells-and-minutes.ts';

function store() {
  const index = searchIndex();
  for (const document of wellsAndMinutes) index.add(document);
  const guards = guardrails({ policy: loadPolicy(defaultPolicy), deploymentKey: Buffer.from('key'), random: randomBytes });
  const caller = { id: 'bob', groups: ['everyone'], roles: [] };
  return assayVectorStore({ retriever: index.retriever, caller, collection: 'policy', guardrails: guards });
}

test('it is searched by text, with scores that fall and the caller’s own audience', async () => {
  const found = await store().similaritySearchWithScore('well grant budget apply', 4);
  expect(found.map(([{ metadata }]) => metadata.document)).toEqual(['wells', 'wells']);
  const scores = found.map(([, score]) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect((await store().similaritySearch('well grant', 1)).map(({ pageContent }) => pageContent)).toEqual([
    'The well grant pays 60% of the cost.',
  ]);
});

test('Assay’s filters narrow it', async () => {
  const countFor = async (publisher: string) => (await store().similaritySearch('well grant', 4, { publisher })).length;
  expect(await countFor('Land Office')).toBeGreaterThan(0);
  expect(await countFor('Bus Office')).toBe(0);
});

test('it gives a retriever, as any store does', async () => {
  expect(await store().asRetriever(1).invoke('well grant')).toHaveLength(1);
});

const document = { pageContent: 'Text', metadata: {} };
test.each<[string, (made: ReturnType<typeof store>) => Promise<unknown>]>([
  ['vectors in', (made) => made.addVectors([[1]], [document])],
  ['documents in', (made) => made.addDocuments([document])],
  ['documents out', (made) => made.delete({ ids: ['wells'] })],
  ['a search by vector', (made) => made.similaritySearchVectorWithScore([1], 1)],
  ['a search for variety', (made) => made.asRetriever({ k: 1, searchType: 'mmr' }).invoke('well')],
  ['vectors of questions', (made) => made.embeddings.embedQuery('well')],
  ['vectors of documents', (made) => made.embeddings.embedDocuments(['well'])],
])('%s: refused in words', async (_, work) => {
  await expect(work(store())).rejects.toMatchObject({ code: 'bad-usage', message: expect.stringContaining('retriever of Assay') });
});
