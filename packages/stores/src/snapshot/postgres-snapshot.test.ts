import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAuditChain } from '@assay/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openEmbeddedStore } from '../embedded/embedded-store.ts';
import { openPgDatabase } from '../postgres/pg-database.ts';
import { postgresStoreOn } from '../postgres/postgres-store.ts';
import type { SqlDatabase } from '../postgres/sql-database.ts';
import { pgliteDatabase } from '../postgres/testing/pglite-database.ts';
import { schemaUrl, serverUrl } from '../postgres/testing/server-database.ts';
import { copySnapshot } from './copy-snapshot.ts';
import { openEmbeddedSnapshot } from './embedded-snapshot.ts';
import { openEmbeddedTarget } from './embedded-target.ts';
import { snapshotOn } from './postgres-snapshot.ts';
import { postgresTargetOn } from './postgres-target.ts';
import type { Snapshot, SnapshotTarget } from './snapshot.ts';
import { fillStore } from './testing/fill-store.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'assay-pg-snapshot-'));

async function filledFolder(): Promise<string> {
  const folder = newFolder();
  const store = await openEmbeddedStore({ folder });
  await fillStore(store, 5);
  await store.close();
  return folder;
}

/** Copies and closes the source; the database stays open for whoever looks at it next. */
async function copied(source: Snapshot, target: SnapshotTarget) {
  try {
    return await copySnapshot(source, target);
  } finally {
    await source.close();
  }
}

const databases: readonly (readonly [name: string, open: () => Promise<SqlDatabase>])[] = [
  ['PGlite', pgliteDatabase],
  ...(serverUrl === undefined ? [] : [['a PostgreSQL server', async () => openPgDatabase({ url: await schemaUrl() })] as const]),
];

beforeAll(async () => {
  await pgliteDatabase();
}, 120_000);

describe.each(databases)('a copy on %s', (_, open) => {
  test('holds every row byte for byte, there and back', async () => {
    const [folder, back, database] = [await filledFolder(), newFolder(), await open()];
    const digests = await copied(await openEmbeddedSnapshot({ folder }), await postgresTargetOn(database));
    const home = openEmbeddedTarget({ folder: back });
    expect(await copied(await snapshotOn({ ...database, close: async () => {} }), home)).toEqual(digests);
    await home.close();
    expect(digests.every(({ rows }) => rows > 0)).toBe(true);
    await database.close();
  });

  test('works like the store it was made of, and goes on', async () => {
    const [folder, database] = [await filledFolder(), await open()];
    await copied(await openEmbeddedSnapshot({ folder }), await postgresTargetOn(database));
    const [one, other] = [await openEmbeddedStore({ folder }), await postgresStoreOn(database)];
    expect(await other.people.keys()).toEqual(await one.people.keys());
    for (const id of ['run-0', 'run-1']) {
      expect(await other.runs.get(id)).toEqual(await one.runs.get(id));
      expect(await other.runs.events(id, 0)).toEqual(await one.runs.events(id, 0));
      expect(await other.feedback.get(id)).toEqual(await one.feedback.get(id));
    }
    const underWay = await Array.fromAsync(other.runs.find({ underWay: true }), ({ id }) => id);
    expect(underWay).toEqual(['run-under-way']);
    expect(other.cluster?.isAlive((await other.runs.get('run-under-way'))?.work?.process ?? Number.NaN)).toBe(false);
    expect(await Array.fromAsync(other.runs.find({ tool: 'summariser', configuration: 'c' }))).toHaveLength(6);
    expect(await other.runs.erase('run-1', 'now')).toBe('already-erased');
    await expect(other.runs.append('never', { type: 'text', text: 'x', citations: [], sequence: 1, at: 'now' })).rejects.toThrow();
    await other.audit.append({ kind: 'run-closed', at: 'later', actor: 'a', body: {} });
    expect(verifyAuditChain(await other.audit.read())).toEqual({ status: 'whole', records: 7 });
    expect((await other.audit.read()).slice(0, 6)).toEqual(await one.audit.read());
    await other.people.putKey({ ...(await one.people.keys())[0], id: 'k3' } as never);
    expect((await other.people.keys()).map(({ id }) => id)).toEqual(['k2', 'k1', 'k3']);
    await Promise.all([one.close(), other.close()]);
  });

  test('that was cut off lets nobody work with it, and goes on where it was', async () => {
    const [folder, database] = [await filledFolder(), await open()];
    const target = await postgresTargetOn(database);
    let blocks = 0;
    const cutting: SnapshotTarget['write'] = async (table, rows) => {
      blocks += 1;
      if (blocks === 5) throw new Error('killed');
      await target.write(table, rows);
    };
    await expect(copied(await openEmbeddedSnapshot({ folder }), { ...target, write: cutting })).rejects.toThrow('killed');
    await expect(postgresStoreOn({ ...database, close: async () => {} })).rejects.toThrow('is being filled, or that was cut off');
    // The node that was refused has left again.
    const again = await postgresTargetOn(database);
    const written: string[] = [];
    const counting: SnapshotTarget['write'] = async (table, rows) => {
      written.push(table.name);
      await again.write(table, rows);
    };
    await copied(await openEmbeddedSnapshot({ folder }), { ...again, write: counting });
    expect(written[0]).toBe('feedback');
    const store = await postgresStoreOn(database);
    expect(await store.runs.get('run-0')).toMatchObject({ status: 'done' });
    await store.close();
  });

  test('is refused where another chain is, or somebody works, and what is there goes on', async () => {
    const [folder, database] = [await filledFolder(), await open()];
    const lasting = { ...database, close: async () => {} };
    const store = await postgresStoreOn(lasting);
    await store.audit.append({ kind: 'run-closed', at: 'earlier', actor: 'b', body: {} });
    await expect(postgresTargetOn(database)).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining('A node works'),
    });
    await store.close();
    await expect(copied(await openEmbeddedSnapshot({ folder }), await postgresTargetOn(database))).rejects.toThrow('another audit chain');
    const after = await postgresStoreOn(database);
    expect(await after.audit.read()).toHaveLength(1);
    await after.close();
  });

  test('that was finished may be made again, and changes nothing', async () => {
    const [folder, database] = [await filledFolder(), await open()];
    const digests = await copied(await openEmbeddedSnapshot({ folder }), await postgresTargetOn(database));
    const target = await postgresTargetOn(database);
    const write: SnapshotTarget['write'] = async () => {
      throw new Error('it is there already');
    };
    expect(await copied(await openEmbeddedSnapshot({ folder }), { ...target, write })).toEqual(digests);
    await database.close();
  });
});

describe.runIf(serverUrl !== undefined)('a PostgreSQL store that is looked at', () => {
  test('is of one moment, however much is written meanwhile', async () => {
    const url = await schemaUrl();
    const store = await postgresStoreOn(await openPgDatabase({ url }));
    await fillStore(store, 2);
    const snapshot = await snapshotOn(await openPgDatabase({ url }));
    await Promise.all(Array.from({ length: 50 }, () => store.audit.append({ kind: 'run-closed', at: 'later', actor: 'a', body: {} })));
    const folder = newFolder();
    const target = openEmbeddedTarget({ folder });
    const [{ rows } = { rows: 0 }] = await copied(snapshot, target);
    expect([rows, (await store.audit.read()).length]).toEqual([3, 53]);
    await Promise.all([target.close(), store.close()]);
  });
});
