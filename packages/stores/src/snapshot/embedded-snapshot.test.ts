import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyAuditChain } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { openEmbeddedStore } from '../embedded/embedded-store.ts';
import { migrations } from '../embedded/migrations.ts';
import { openDatabase } from '../embedded/open-database.ts';
import { copySnapshot } from './copy-snapshot.ts';
import { openEmbeddedSnapshot } from './embedded-snapshot.ts';
import { openEmbeddedTarget, targetOn } from './embedded-target.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotTables } from './snapshot-tables.ts';
import { fillStore } from './testing/fill-store.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'assay-snapshot-'));

async function filledFolder(runs?: number): Promise<string> {
  const folder = newFolder();
  const store = await openEmbeddedStore({ folder });
  await fillStore(store, runs);
  await store.close();
  return folder;
}

/** The same with a long audit chain. */
async function longFolder(records: number): Promise<string> {
  const folder = await filledFolder();
  const store = await openEmbeddedStore({ folder });
  const more = Array.from({ length: records }, (_, place) => ({ kind: 'run-opened' as const, at: 'now', actor: 'a', body: { place } }));
  await Promise.all(more.map((entry) => store.audit.append(entry)));
  await store.close();
  return folder;
}

/** Everything in it, as text: to compare stores by. */
async function contents(snapshot: Snapshot): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = snapshotTables.map(async (table) => {
    const rows = await Array.fromAsync(snapshot.rows(table), (row) => JSON.stringify(row));
    expect(await snapshot.count(table)).toBe(rows.length);
    return [table.name, rows] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

async function copied(from: string, to: string) {
  const [source, target] = [await openEmbeddedSnapshot({ folder: from }), openEmbeddedTarget({ folder: to })];
  try {
    return await copySnapshot(source, target);
  } finally {
    await source.close();
    await target.close();
  }
}

async function look(folder: string) {
  const snapshot = await openEmbeddedSnapshot({ folder });
  const held = await contents(snapshot);
  await snapshot.close();
  return held;
}

describe('a copy of a store', () => {
  test('holds every row of every table, byte for byte, and no session', async () => {
    const [from, to] = [await filledFolder(), newFolder()];
    const digests = await copied(from, to);
    const held = await look(to);
    expect(held).toEqual(await look(from));
    expect(digests.map(({ table, rows }) => [table, rows])).toEqual([
      ['audit', 4],
      ['evidence', 2],
      ['documents', 4],
      ['run_events', 4],
      ['feedback', 3],
      ['runs', 4],
      ['usage', 1],
      ['usage_groups', 2],
      ['api_keys', 2],
      ['sign_ins', 1],
      ['key_refusals', 1],
    ]);
  });

  test('works like the store it was made of', async () => {
    const [from, to] = [await filledFolder(), newFolder()];
    await copied(from, to);
    const [one, other] = [await openEmbeddedStore({ folder: from }), await openEmbeddedStore({ folder: to })];
    expect(await other.people.keys()).toEqual(await one.people.keys());
    expect(await other.runs.get('run-1')).toEqual(await one.runs.get('run-1'));
    const underWay = await one.runs.get('run-under-way');
    expect(await other.runs.get('run-under-way')).toEqual({ ...underWay, work: { ...underWay?.work, process: 2_147_483_647 } });
    expect(await other.runs.erase('run-1', 'now')).toBe('already-erased');
    expect(await other.usage.spent({ from: '2026-11-01', group: 'élan' })).toEqual({ tokens: 15, pounds: 0.1 });
    expect(await other.people.getSession('s')).toBeUndefined();
    await other.audit.append({ kind: 'run-closed', at: 'later', actor: 'a', body: {} });
    expect(verifyAuditChain(await other.audit.read())).toEqual({ status: 'whole', records: 5 });
    await Promise.all([one.close(), other.close()]);
  });

  test('is of one moment, however much is written meanwhile', async () => {
    const folder = await filledFolder();
    const store = await openEmbeddedStore({ folder });
    const before = await look(folder);
    const snapshot = await openEmbeddedSnapshot({ folder });
    await store.documents.remove('a');
    await store.audit.append({ kind: 'document-removed', at: 'now', actor: 'a', body: {} });
    await store.runs.erase('run-0', 'now');
    expect(await contents(snapshot)).toEqual(before);
    await snapshot.close();
    expect(await look(folder)).not.toEqual(before);
    await store.close();
  });

  test('goes on where it was cut off, and nothing is done twice', async () => {
    const [from, to] = [await longFolder(2_500), newFolder()];
    const source = await openEmbeddedSnapshot({ folder: from });
    const cut = openEmbeddedTarget({ folder: to });
    let blocks = 0;
    const cutting: typeof cut.write = async (table, rows) => {
      blocks += 1;
      if (blocks === 3) throw new Error('the power is gone');
      await cut.write(table, rows);
    };
    await expect(copySnapshot(source, { ...cut, write: cutting })).rejects.toThrow('the power is gone');
    await cut.close();
    const target = openEmbeddedTarget({ folder: to });
    const written: number[] = [];
    const write: typeof target.write = async (table, rows) => {
      written.push(rows.length);
      await target.write(table, rows);
    };
    await copySnapshot(source, { ...target, write });
    const held = await contents(target);
    expect(held).toEqual(await contents(source));
    const all = Object.values(held).reduce((sum, rows) => sum + rows.length, 0);
    expect(written.reduce((sum, rows) => sum + rows, 0)).toBe(all - 2_000);
    await Promise.all([source.close(), target.close()]);
  });

  test('is not put over another chain, nor over more of the same, and what was there stays', async () => {
    const [from, other, more] = [await filledFolder(2), await filledFolder(1), newFolder()];
    const before = await look(other);
    await expect(copied(from, other)).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('another audit chain') });
    expect(await look(other)).toEqual(before);
    await copied(from, more);
    const store = await openEmbeddedStore({ folder: more });
    await store.documents.remove('a');
    await store.close();
    await expect(copied(from, more)).rejects.toThrow('It holds something else (table documents: row ["a"] is another one there)');
    const longer = await openEmbeddedStore({ folder: more });
    await longer.audit.append({ kind: 'run-closed', at: 'later', actor: 'a', body: {} });
    await longer.close();
    await expect(copied(from, more)).rejects.toThrow('there is more in it than in what is copied');
  });

  test('that lacks the run that feedback is on is refused', async () => {
    const [from, to] = [await longFolder(2_500), newFolder()];
    const source = await openEmbeddedSnapshot({ folder: from });
    const target = openEmbeddedTarget({ folder: to });
    const withoutRuns: Snapshot = {
      ...source,
      async *rows(table) {
        if (table.name !== 'runs' && table.name !== 'run_events') yield* source.rows(table);
      },
    };
    await expect(copySnapshot(withoutRuns, target)).rejects.toThrow('A row of feedback belongs to none of runs');
    await Promise.all([source.close(), target.close()]);
  });

  test('that the disk does not hold is told by name', async () => {
    const source = await openEmbeddedSnapshot({ folder: await longFolder(500) });
    const database = openDatabase(newFolder());
    const target = targetOn(database);
    database.exec('PRAGMA max_page_count = 1');
    await expect(copySnapshot(source, target)).rejects.toMatchObject({ code: 'disk-full' });
    await Promise.all([source.close(), target.close()]);
  });
});

describe('a store that is looked at', () => {
  test('alone is not under use, and stays so', async () => {
    const folder = await filledFolder();
    const store = await openEmbeddedStore({ folder });
    await expect(openEmbeddedSnapshot({ folder, isAlone: true })).rejects.toMatchObject({ code: 'already-running' });
    await store.close();
    const snapshot = await openEmbeddedSnapshot({ folder, isAlone: true });
    const intruder = new DatabaseSync(join(folder, 'assay.sqlite'), { timeout: 0 });
    expect(() => intruder.prepare('SELECT count(*) FROM runs').get()).toThrow('locked');
    intruder.close();
    await snapshot.close();
    await (await openEmbeddedStore({ folder })).close();
  });

  test.each(migrations.map((_, index) => index + 1))('may be of format %i: what it had not is empty', async (version) => {
    const folder = newFolder();
    const database = new DatabaseSync(join(folder, 'assay.sqlite'));
    database.exec(`${migrations.slice(0, version).join('')} PRAGMA user_version = ${version}`);
    database
      .prepare('INSERT INTO runs (id, owner, status, created_at, body, input, restorations) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(...(['r', 'local', 'done', '2026-11-24', '{}', 'null', '{}'] as const));
    database.close();
    const to = newFolder();
    await copied(folder, to);
    expect((await look(to)).runs).toEqual(['["r","local","done","2026-11-24","{}",null,"null","{}",null]']);
  });

  test('is refused where it is missing, damaged, or of a newer format', async () => {
    await expect(openEmbeddedSnapshot({ folder: newFolder() })).rejects.toMatchObject({ code: 'not-found' });
    const damaged = await filledFolder(20);
    writeFileSync(join(damaged, 'assay.sqlite'), Buffer.alloc(4_096, 'x'), { flag: 'r+' });
    await expect(openEmbeddedSnapshot({ folder: damaged })).rejects.toMatchObject({ code: 'data-folder-unusable' });
    const newer = await filledFolder();
    const database = new DatabaseSync(join(newer, 'assay.sqlite'));
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    database.close();
    await expect(openEmbeddedSnapshot({ folder: newer })).rejects.toThrow('written by a newer Assay');
  });
});
