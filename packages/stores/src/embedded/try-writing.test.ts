import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openEmbeddedStore } from './embedded-store.ts';
import { tryWriting } from './try-writing.ts';

async function opened() {
  const folder = mkdtempSync(join(tmpdir(), 'assay-writing-'));
  const other = () => new DatabaseSync(join(folder, 'assay.sqlite'), { timeout: 0 });
  return { folder, store: await openEmbeddedStore({ folder }), other };
}

test('a store that takes writes says so, and is as it was', async () => {
  const { store, other } = await opened();
  const before = other().prepare('PRAGMA user_version').get();
  expect(await store.tryWriting()).toBeUndefined();
  expect(other().prepare('PRAGMA user_version').get()).toEqual(before);
});

test('a store that another process holds is locked, and says so soon; let go, it is writable', async () => {
  const { store, other } = await opened();
  const holder = other();
  holder.exec('BEGIN IMMEDIATE');
  const startedAt = performance.now();
  expect(await store.tryWriting()).toBe('store-locked');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  holder.exec('ROLLBACK');
  expect(await store.tryWriting()).toBeUndefined();
});

test('a store that may only be read says so', async () => {
  const { folder } = await opened();
  const database = new DatabaseSync(join(folder, 'assay.sqlite'), { readOnly: true });
  expect(tryWriting(database)).toBe('store-read-only');
});

test('a store that was closed is unusable', async () => {
  const { store } = await opened();
  await store.close();
  expect(await store.tryWriting()).toBe('data-folder-unusable');
});
