import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, listParts, type StoredDocument, sha256 } from '@assay/core';
import { searchIndex } from '@assay/search';
import type { DeploymentStore, Spaces } from '@assay/stores';
import { everyDatabase, type OpenNode } from '@assay/stores/testing';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { followedStore } from './followed-store.ts';
import { liveIndex } from './live-index.ts';
import { indexSharing } from './shared-space.ts';
import { writeIndex } from './write-index.ts';

/** A page about one of two subjects, in some of its words; every tenth is for a desk alone. */
function page(place: number): StoredDocument {
  const subject = place % 2 === 0 ? 'hedge' : 'tram';
  const words = Array.from({ length: 24 }, (_, word) => `${subject}${(place * 7 + word * word) % 41}`);
  const text = `${words.join(' ')} number${place}.`;
  const title = `${subject}${place}`;
  const audience = place % 10 === 0 ? ['desk'] : ['everyone'];
  const known = { id: `page-${place}`, collection: 'policy', title, text, metadata: {}, audience, origin: 'a' };
  return { ...known, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], digest: sha256(JSON.stringify(known)) };
}
const pages = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => page(from + place));
const caller = (...groups: string[]): Caller => ({ id: 'ann', groups, roles: ['user'] });
const question = { text: 'hedge1 hedge5 tram3 number12', collection: 'policy', limit: 15 };

/** A node with an index of its own, which counts how often it asks the database which pages are near. */
async function node(open: OpenNode) {
  const store: DeploymentStore = await open();
  const folder = mkdtempSync(join(tmpdir(), 'assay-shared-space-'));
  const { cluster } = store;
  if (cluster === undefined) throw new Error('this store has no cluster');
  let asked = 0;
  const spaces: Spaces = {
    ...cluster.spaces,
    nearest: async (...what) => {
      asked += 1;
      return cluster.spaces.nearest(...what);
    },
  };
  const index = liveIndex({
    documents: followedStore(store),
    place: { url: 'not opened here' },
    file: join(folder, 'search-index'),
    now: () => new Date(),
    merge: (request) => writeIndex(store, request),
    warn: (message) => {
      throw new Error(message);
    },
    hear: (changed) => cluster.hear('documents', changed),
    spaces,
  });
  onTestFinished(async () => {
    index.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const find = async (groups = ['everyone']) => (await index.retriever.search(question, caller(...groups))).passages;
  const { digest: analysis } = await listParts({ modules: [index.retriever.module], settings: {} });
  return { store, spaces: cluster.spaces, index, find, asked: () => asked, analysis };
}

/** What one machine finds by itself. */
async function foundAlone(documents: readonly StoredDocument[], groups = ['everyone']) {
  const alone = searchIndex();
  for (const document of documents) alone.add(document);
  return (await alone.retriever.search(question, caller(...groups))).passages;
}
type Found = Awaited<ReturnType<typeof foundAlone>>;
function expectAlike(found: Found, expected: Found) {
  expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  for (const [place, { score, text, confidence }] of found.entries()) {
    expect(score).toBeCloseTo(expected[place]?.score ?? Number.NaN, 4);
    expect([text, confidence]).toEqual([expected[place]?.text, expected[place]?.confidence]);
  }
}

beforeAll(async () => {
  await (await everyDatabase[0]?.[1]())?.().then((store) => store.close());
}, 120_000);

describe.each(everyDatabase)('nodes that share a space %s', (_, opening) => {
  const filled = async (documents: readonly StoredDocument[]) => {
    const open = await opening();
    const one = await node(open);
    for (const document of documents) await one.store.documents.put(document);
    return { open, one };
  };

  test('find what one machine finds, with the same scores, whoever asks, and ask pgvector where it is', async () => {
    const { open, one } = await filled(pages(0, 80));
    await one.index.settle();
    const other = await node(open);
    const isKept = one.spaces.vectors.status === 'ready';
    for (const { find, asked } of [one, other]) {
      for (const groups of [['everyone'], ['everyone', 'desk'], ['desk']])
        expectAlike(await find(groups), await foundAlone(pages(0, 80), groups));
      expect(asked()).toBe(isKept ? 3 : 0);
    }
    expect(await other.find(['nobody'])).toEqual([]);
  });

  test('find what came later, and nothing of what went', async () => {
    const { open, one } = await filled(pages(0, 80));
    await one.index.settle();
    const other = await node(open);
    await other.find();
    for (const document of pages(80, 90)) await one.store.documents.put(document);
    await one.store.documents.remove('page-2');
    const now = [...pages(0, 2), ...pages(3, 90)];
    await expect.poll(async () => (await other.find()).map(({ document }) => document)).not.toContain('page-2');
    const space = (await other.spaces.latest(other.analysis))?.number ?? 0;
    if (other.spaces.vectors.status === 'ready')
      await expect.poll(async () => [...(await other.spaces.unplaced(space, 0, 500)).digests.keys()]).toEqual([]);
    const documents = (found: Found) => new Set(found.map(({ document }) => document));
    // The space is that of before, in which the new pages have their places.
    const [found, expected] = [documents(await other.find()), documents(await foundAlone(now))];
    expect([...found].filter((id) => expected.has(id)).length).toBeGreaterThanOrEqual(expected.size - 2);
  });

  test('take up the space that another fitted anew, once enough has changed', async () => {
    const { open, one } = await filled(pages(0, 64));
    await one.index.settle();
    const other = await node(open);
    await other.find();
    const before = await one.spaces.latest(one.analysis);
    for (const document of pages(64, 120)) await one.store.documents.put(document);
    await one.find();
    await one.index.settle();
    const after = await one.spaces.latest(one.analysis);
    expect(after?.model).not.toBe(before?.model);
    await other.find();
    await other.index.settle();
    expect(await other.spaces.latest(other.analysis)).toEqual(after);
    for (const { find } of [one, other]) expectAlike(await find(), await foundAlone(pages(0, 120)));
  });

  test('go on with their own places when those in the database are lost, and place all of them again', async () => {
    const { one } = await filled(pages(0, 80));
    await one.index.settle();
    const isKept = one.spaces.vectors.status === 'ready';
    const lost = { ...one.spaces, nearest: async () => undefined };
    const sharing = indexSharing(lost, one.analysis);
    await sharing.look();
    const alone = searchIndex(await sharing.read(), sharing.neighbours);
    for (const document of pages(0, 80)) alone.add(document);
    const { passages } = await alone.retriever.search(question, caller('everyone'));
    expectAlike(passages, await foundAlone(pages(0, 80)));
    expect(sharing.isDue(alone)).toBe(false);
    const unfilled = indexSharing(
      { ...lost, latest: async () => ({ number: 1, model: alone.space.model() ?? '', isFilled: false }) },
      one.analysis,
    );
    await unfilled.look();
    expect(unfilled.isDue(alone)).toBe(isKept);
  });

  test('have none of too few pages, and write nothing for it', async () => {
    const { one } = await filled(pages(0, 12));
    expectAlike(await one.find(), await foundAlone(pages(0, 12)));
    await one.index.settle();
    expect([await one.spaces.latest(one.analysis), one.asked()]).toEqual([undefined, 0]);
  });

  test('take nothing for a space that is not as it was written', async () => {
    const { one } = await filled([]);
    await one.spaces.publish({ analysis: one.analysis, model: 'm', dimension: 8, body: Buffer.from('nonsense'), insteadOf: undefined });
    const sharing = indexSharing(one.spaces, one.analysis);
    await sharing.look();
    expect(await sharing.read()).toBeUndefined();
  });
});
