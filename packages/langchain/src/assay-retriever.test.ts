import { randomBytes } from 'node:crypto';
import type { Caller, StoredDocument } from '@assay/core';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { searchIndex } from '@assay/search';
import { RunnableLambda } from '@langchain/core/runnables';
import { expect, test } from 'vitest';
import { type AssayRetrieverOptions, assayRetriever } from './assay-retriever.ts';
import { langchainRetriever } from './langchain-retriever.ts';
import { wellsAndMinutes } from './testing/wells-and-minutes.ts';

const visitor: Caller = { id: 'bob', groups: ['everyone'], roles: [] };
const officer: Caller = { id: 'ann', groups: ['land'], roles: [] };

function retrieverFor(caller: Caller, more: readonly StoredDocument[] = [], options: Partial<AssayRetrieverOptions> = {}) {
  const index = searchIndex();
  for (const document of [...wellsAndMinutes, ...more]) index.add(document);
  const guards = guardrails({ policy: loadPolicy(defaultPolicy), deploymentKey: Buffer.from('key'), random: randomBytes });
  return assayRetriever({ retriever: index.retriever, caller, collection: 'policy', guardrails: guards, ...options });
}

test('documents carry their title, their place in the stored text, and what is known of them', async () => {
  const [best] = await retrieverFor(visitor).invoke('How much does the well grant pay?');
  expect(best?.pageContent).toBe('The well grant pays 60% of the cost.');
  expect(best?.metadata).toMatchObject({ title: 'Well grant', document: 'wells', publisher: 'Land Office', missing: [], coverage: 1 });
  const { position } = best?.metadata ?? {};
  expect(wellsAndMinutes[0]?.text.slice(position.start, position.end)).toBe(best?.pageContent);
});

test('the caller is fixed: a chain finds what that caller may read, whatever it is asked', async () => {
  const documentsFor = async (caller: Caller) =>
    new Set((await retrieverFor(caller).invoke('well grant budget')).map(({ metadata }) => metadata.document));
  expect(await documentsFor(visitor)).toEqual(new Set(['wells']));
  expect(await documentsFor(officer)).toEqual(new Set(['minutes']));
});

test('it stands in a chain as any retriever does', async () => {
  const chain = retrieverFor(visitor).pipe(RunnableLambda.from((found) => found.length));
  expect(await chain.invoke('well grant')).toBeGreaterThan(0);
});

test('passages are guarded: what is personal has a placeholder, what is marked too high does not come out', async () => {
  const [wells] = wellsAndMinutes;
  if (wells === undefined) throw new Error('there is no page');
  const personal = { ...wells, id: 'personal', title: 'Bridge', text: 'The bridge warden has AB 12 34 56 C.' };
  const secret = { ...wells, id: 'secret', title: 'Convoy', text: 'TOP SECRET\n\nThe convoy takes the bridge at nine.' };
  const block = (text: string) => [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const more = [personal, secret].map((document) => ({ ...document, blocks: [...block(document.text)] }));
  const found = await retrieverFor(visitor, more).invoke('bridge');
  expect(found.map(({ metadata }) => metadata.document)).toEqual(['personal']);
  expect(found[0]?.pageContent).toMatch(/⟦national-insurance-number-1-[a-z]+⟧/);
});

test.each<[string, Partial<AssayRetrieverOptions>, string, string]>([
  ['a question without end', {}, 'well '.repeat(1_000), 'too-large'],
  ['more documents than anybody reads', { limit: 51 }, 'well', 'bad-usage'],
  ['no documents', { limit: 0 }, 'well', 'bad-usage'],
])('%s is refused', async (_, options, question, code) => {
  await expect(retrieverFor(visitor, [], options).invoke(question)).rejects.toMatchObject({ code });
});

test('what goes out and comes in again keeps its place', async () => {
  const source = retrieverFor(visitor);
  const back = langchainRetriever({
    source,
    collection: 'policy',
    mayRead: () => true,
    module: import.meta.url,
    settings: {},
    corpusDigest: async () => 'none',
  });
  const { passages } = await back.search({ text: 'How much does the well grant pay?', collection: 'policy' }, visitor);
  expect(passages[0]).toMatchObject({ document: 'wells', title: 'Well grant', text: 'The well grant pays 60% of the cost.' });
});

test('nothing of it is written out with a chain: neither the caller nor the retriever', () => {
  expect(JSON.stringify(retrieverFor(visitor))).not.toContain('bob');
});
