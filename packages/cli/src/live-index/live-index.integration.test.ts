import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, type StoredDocument, sha256 } from '@assay/core';
import { openStore } from '@assay/stores';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { followedStore } from './followed-store.ts';
import { type LiveIndex, type LiveIndexParts, liveIndex } from './live-index.ts';
import { mergeIndex } from './merge-index.ts';

const caller: Caller = { id: 'tester', groups: ['everyone'], roles: ['user'] };

/** A page of many short paragraphs, so that a few pages are enough passages for a file. */
function page(id: string, subject: string, paragraphs = 300): StoredDocument {
  const lines = Array.from({ length: paragraphs }, (_, number) => `The ${subject} of office ${number} costs ${number + 2} pounds.`);
  const text = lines.join('\n');
  let at = 0;
  const blocks = lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return { kind: 'paragraph' as const, start, end: start + line.length };
  });
  const known = { id, collection: 'policy', title: `About the ${subject}`, text, blocks, metadata: {}, audience: ['everyone'] };
  return { ...known, digest: sha256(text), origin: `${id}.txt` };
}

let folder: string;
let store: Awaited<ReturnType<typeof openStore>>;
let open: LiveIndex[];
const warnings: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-live-index-'));
  store = await openStore({ folder });
  open = [];
  warnings.length = 0;
});
afterEach(async () => {
  for (const index of open) index.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'search-index');

function indexOf(changes: Partial<LiveIndexParts> = {}): LiveIndex {
  const parts = { documents: followedStore(store), place: { folder }, file: file(), now: () => new Date(0), merge: mergeIndex };
  const index = liveIndex({ ...parts, warn: (message) => warnings.push(message), ...changes });
  open.push(index);
  return index;
}

async function taken(index: LiveIndex, document: StoredDocument): Promise<void> {
  await store.documents.put(document);
  index.add(document);
}

async function ask(index: LiveIndex, text: string) {
  const { passages, receipt } = await index.retriever.search({ text, collection: 'policy', limit: 3 }, caller);
  return { found: passages.map(({ document, text }) => [document, text]), searched: receipt.documentsSearched };
}

async function filledIndex(): Promise<LiveIndex> {
  const index = indexOf();
  for (const subject of ['lantern', 'orchard', 'harbour', 'saddle']) await taken(index, page(subject, subject));
  return index;
}

describe('a live index', () => {
  test('writes its file when much is new, and one that begins with the file answers the same', async () => {
    const index = await filledIndex();
    const asked = await ask(index, 'orchard of office 7');
    expect(asked.searched).toBe(4);
    expect(existsSync(file())).toBe(false);
    const told: number[] = [];
    await index.settle((done, total) => told.push(done / total));
    expect(told.at(-1)).toBe(1);
    expect(existsSync(file())).toBe(true);
    expect(await ask(index, 'orchard of office 7')).toEqual(asked);

    const documents = { ...store.documents, get: () => Promise.reject(new Error('nothing need be read from the store')) };
    expect(await ask(indexOf({ documents: followedStore({ documents }) }), 'orchard of office 7')).toEqual(asked);
    expect(warnings).toEqual([]);
  });

  test('reads from the store what came and went since its file was written', async () => {
    await (await filledIndex()).settle();
    await store.documents.put(page('zebra', 'zebra crossing', 3));
    await store.documents.remove('saddle');
    const later = indexOf();
    expect((await ask(later, 'zebra crossing')).found[0]?.[0]).toBe('zebra');
    expect((await ask(later, 'saddle')).found.every(([document]) => document !== 'saddle')).toBe(true);
  });

  test('nothing of a document that went stays in the file', async () => {
    const index = await filledIndex();
    await index.settle();
    expect(readFileSync(file()).includes('saddle')).toBe(true);
    await ask(index, 'orchard');
    index.remove('saddle');
    await store.documents.remove('saddle');
    await index.settle();
    expect(readFileSync(file()).includes('saddle')).toBe(false);
    expect((await ask(index, 'orchard')).searched).toBe(3);
  });

  test('little that is new is not written', async () => {
    const index = indexOf();
    await taken(index, page('lantern', 'lantern', 5));
    await index.settle();
    expect(existsSync(file())).toBe(false);
  });

  test('a document that is taken in while the file is written is found at once', async () => {
    const index = await filledIndex();
    await ask(index, 'orchard');
    const settling = index.settle();
    await taken(index, page('zebra', 'zebra crossing', 3));
    await settling;
    expect((await ask(index, 'zebra crossing')).found[0]?.[0]).toBe('zebra');
  });

  test('a document that is taken in while the index is opened is found at once', async () => {
    const index = indexOf();
    const opening = index.open();
    await taken(index, page('zebra', 'zebra crossing', 3));
    await opening;
    expect((await ask(index, 'zebra crossing')).found[0]?.[0]).toBe('zebra');
  });

  test('a file that cannot be used is told, made up for, and written anew', async () => {
    writeFileSync(file(), 'not an index at all, whatever its name');
    const index = indexOf();
    await taken(index, page('lantern', 'lantern', 5));
    expect((await ask(index, 'lantern')).searched).toBe(1);
    expect(warnings).toEqual([expect.stringContaining('it is no index')]);
    await index.settle();
    expect((await ask(indexOf(), 'lantern')).searched).toBe(1);
    expect(warnings).toHaveLength(1);
  });

  test('a file that cannot be written is an error that says what it costs, and searches go on', async () => {
    const index = await filledIndex();
    const broken = indexOf({ file: join(folder, 'no such folder', 'search-index') });
    await expect(broken.settle()).rejects.toThrow('the next start takes longer');
    expect((await ask(broken, 'orchard')).searched).toBe(4);
    expect((await ask(index, 'orchard')).searched).toBe(4);
  });

  test('closing ends what is written and leaves nothing beside the file', async () => {
    const index = await filledIndex();
    const settling = index.settle();
    index.close();
    await settling;
    expect(readdirSync(folder).filter((name) => name.includes('search-index'))).toEqual([]);
  });

  test('a store that could not be read once is read again', async () => {
    let calls = 0;
    const digests = () => (calls++ === 0 ? Promise.reject(new Error('busy')) : store.documents.digests());
    const index = indexOf({ documents: followedStore({ documents: { ...store.documents, digests } }) });
    await expect(ask(index, 'orchard')).rejects.toThrow('busy');
    expect((await ask(index, 'orchard')).searched).toBe(0);
  });
});
