import { type Caller, sha256 } from '@assay/core';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type LangchainRetrieverOptions, langchainRetriever } from './langchain-retriever.ts';
import { LetterEmbeddings } from './testing/letter-embeddings.ts';

// HNSWLib says on the console that it holds fewer than it was asked for.
const quiet = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterAll(() => quiet.mockRestore());

const officer: Caller = { id: 'ann', groups: ['land'], roles: [] };
const visitor: Caller = { id: 'bob', groups: ['everyone'], roles: [] };

/** A page as somebody's own pipeline might have kept it, with a list of groups in its metadata. */
const page = (pageContent: string, metadata: Record<string, unknown> = {}) =>
  new Document({ pageContent, metadata: { groups: ['everyone', 'land'], ...metadata } });

const pages = [
  page('The well grant pays 60% of the cost of a well.', { source: 'wells.md', title: 'Well grant', start: 40, publisher: 'Land Office' }),
  page('Apply for the well grant by 26 March 2027.', { source: 'wells.md', title: 'Well grant', start: 90, updated: '2026-05-01' }),
  page('The rural bus fund helps parish councils.', { source: 'buses.md', start: 0, status: 'withdrawn' }),
  page('The well grant budget is spent.', { source: 'minutes.md', start: 0, groups: ['land'] }),
];

const mayRead: LangchainRetrieverOptions['mayRead'] = ({ groups }, caller) =>
  Array.isArray(groups) && groups.some((group) => caller.groups.includes(String(group)));

function retrieverOver(source: LangchainRetrieverOptions['source'], more: Partial<LangchainRetrieverOptions> = {}) {
  const module = import.meta.url;
  return langchainRetriever({
    source,
    collection: 'policy',
    mayRead,
    module,
    settings: { model: 'letters' },
    corpusDigest: async () => sha256('corpus'),
    ...more,
  });
}

const overPages = async (documents = pages) => retrieverOver(await HNSWLib.fromDocuments(documents, new LetterEmbeddings()));
const search = async (text: string, caller = visitor, more: object = {}) =>
  (await overPages()).search({ text, collection: 'policy', ...more }, caller);

describe('a search in a store of the community', () => {
  test('finds passages with their places in the documents they come from', async () => {
    const { passages, receipt } = await search('Apply for the well grant by 26 March');
    const [best] = passages;
    expect(best).toMatchObject({
      document: 'wells.md',
      title: 'Well grant',
      text: 'Apply for the well grant by 26 March 2027.',
      position: { document: 'wells.md', start: 90, end: 132 },
      metadata: { updated: '2026-05-01' },
    });
    expect(receipt).toMatchObject({ terms: ['apply', 'well', 'grant', '26', 'march'], collection: 'policy', documentsSearched: 4 });
  });

  test('shows nobody what they may not read, and makes up for it from what they may', async () => {
    const documentsOf = async (caller: Caller) => (await search('well grant budget', caller)).passages.map(({ document }) => document);
    expect(await documentsOf(officer)).toContain('minutes.md');
    expect(await documentsOf(visitor)).not.toContain('minutes.md');
    const secrets = Array.from({ length: 60 }, (_, index) => page(`The well grant budget ${index}.`, { groups: ['land'] }));
    const { passages } = await (await overPages([...secrets, ...pages])).search(
      { text: 'well grant budget', collection: 'policy', limit: 2 },
      visitor,
    );
    expect(passages).toHaveLength(2);
    expect(passages.some(({ text }) => text.includes('budget'))).toBe(false);
  });

  test('ranks from one down, and gives the share of the question that each passage holds', async () => {
    const { passages } = await search('well grant parish');
    expect(passages.map(({ score }) => score)).toEqual([1, 1 / 2, 1 / 3]);
    for (const { coverage, confidence, missing } of passages) {
      expect(confidence).toBe(coverage);
      expect(missing).toHaveLength(Math.round((1 - coverage) * 3));
    }
    expect(passages.find(({ document }) => document === 'buses.md')?.missing).toEqual(['well', 'grant']);
  });

  test.each<[object, readonly string[]]>([
    [{ publisher: 'land office' }, ['wells.md']],
    [{ publisher: 'Bus Office' }, []],
    [{ status: 'withdrawn' }, ['buses.md']],
    [{ status: 'current' }, ['wells.md', 'wells.md']],
    [{ updatedFrom: '2026-05-01', updatedTo: '2026-05-01' }, ['wells.md']],
    [{ updatedFrom: '2026-05-02' }, []],
    [{ nation: 'Wales' }, ['wells.md', 'wells.md', 'buses.md']],
    [{ marking: 'OFFICIAL' }, []],
  ])('looks only at what %j asks for', async (filters, documents) => {
    const { passages } = await search('well grant', visitor, { filters });
    expect(passages.map(({ document }) => document).toSorted()).toEqual(documents.toSorted());
  });

  test('finds nothing in a collection that it does not hold, nor for no question', async () => {
    expect((await search('well grant', officer, { collection: 'other' })).passages).toEqual([]);
    expect((await search('  ', officer)).passages).toEqual([]);
  });

  test('gives at most as many as are asked for, and never more than fifty', async () => {
    const many = Array.from({ length: 80 }, (_, index) => page(`The well grant, part ${index}.`));
    const retriever = await overPages(many);
    for (const [limit, count] of [
      [3, 3],
      [1_000, 50],
      [0, 1],
    ] as const)
      expect((await retriever.search({ text: 'well grant', collection: 'policy', limit }, visitor)).passages).toHaveLength(count);
  });
});

test('a retriever of LangChain is searched as well', async () => {
  class Fixed extends BaseRetriever {
    override lc_namespace = ['test'];
    override async _getRelevantDocuments(query: string): Promise<Document[]> {
      return [page(`About ${query}`, { source: 'a.md', start: 0 }), page('About wells', { source: 'a.md', start: 0 })];
    }
  }
  const { passages } = await retrieverOver(new Fixed()).search({ text: 'wells', collection: 'policy' }, visitor);
  expect(passages.map(({ text }) => text)).toEqual(['About wells']);
});

test('a store that fails or never answers is an error whose words name no text', async () => {
  const store = await HNSWLib.fromDocuments(pages, new LetterEmbeddings());
  store.similaritySearch = () => Promise.reject(new Error('Mrs Okafor'));
  const request = { text: 'well', collection: 'policy' };
  const fault = await retrieverOver(store)
    .search(request, visitor)
    .catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'tool-failed', message: expect.not.stringContaining('Okafor') });
  store.similaritySearch = () => new Promise(() => {});
  await expect(retrieverOver(store, { timeMs: 10 }).search(request, visitor)).rejects.toMatchObject({ code: 'tool-failed' });
});

test('what decides what is found is in its settings, and its digest is that of who fills it', async () => {
  const retriever = await overPages();
  expect(retriever.module).toBe(import.meta.url);
  expect(retriever.settings).toEqual({ kind: 'langchain', collection: 'policy', mostAsked: 200, spare: 4, source: { model: 'letters' } });
  expect(await retriever.corpusDigest()).toBe(sha256('corpus'));
});
