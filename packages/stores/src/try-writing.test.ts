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
  return { store: await openEmbeddedStore({ folder }), other };
}

test('a store that takes writes says so, and is as it was', async () => {
  const { store, other } = await opened();
  const before = other().prepare('PRAGMA user_version').get();
  expect(store.tryWriting()).toBe('writable');
  expect(other().prepare('PRAGMA user_version').get()).toEqual(before);
});

test('a store that another process holds is locked, and says so soon; let go, it is writable', async () => {
  const { store, other } = await opened();
  const holder = other();
  holder.exec('BEGIN IMMEDIATE');
  const startedAt = performance.now();
  expect(store.tryWriting()).toBe('locked');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  holder.exec('ROLLBACK');
  expect(store.tryWriting()).toBe('writable');
});

test('writes wait as long as ever after it was asked, whatever it found', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'assay-writing-')), 'a.sqlite');
  const database = new DatabaseSync(file, { timeout: 7_000 });
  const patience = () => database.prepare('PRAGMA busy_timeout').get()?.timeout;
  expect([tryWriting(database), patience()]).toEqual(['writable', 7_000]);
  new DatabaseSync(file).exec('BEGIN IMMEDIATE');
  expect([tryWriting(database), patience()]).toEqual(['locked', 7_000]);
});

test('a store that was closed is unusable', async () => {
  const { store } = await opened();
  await store.close();
  expect(store.tryWriting()).toBe('unusable');
});
