import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { DeploymentStore } from '../deployment-store.ts';
import { document } from '../testing/sample-entries.ts';
import { followedDocuments } from './followed-documents.ts';
import { openPgDatabase } from './pg-database.ts';
import { postgresStoreOn } from './postgres-store.ts';
import type { SqlDatabase } from './sql-database.ts';
import { pgliteDatabase } from './testing/pglite-database.ts';
import { schemaUrl, serverUrl } from './testing/server-database.ts';

const databases: readonly (readonly [name: string, open: () => Promise<SqlDatabase>])[] = [
  ['on PGlite', pgliteDatabase],
  ...(serverUrl === undefined ? [] : [['on a PostgreSQL server', async () => openPgDatabase({ url: await schemaUrl() })] as const]),
];

beforeAll(async () => {
  await pgliteDatabase();
}, 120_000);

describe.each(databases)('documents that are followed %s', (_, open) => {
  const opened = async () => {
    const database = await open();
    const store: DeploymentStore = await postgresStoreOn(database);
    onTestFinished(() => store.close());
    const { cluster, documents } = store;
    if (cluster === undefined) throw new Error('this store has no cluster');
    return { database, documents, followed: cluster.documents };
  };
  const idsOf = (digests: ReadonlyMap<string, string>) => [...digests.keys()].sort();

  test('tell all at first, and then only what came, changed or went', async () => {
    const { documents, followed } = await opened();
    for (const id of ['a', 'b', 'c']) await documents.put(document(id));
    const all = await followed.changes();
    expect([all.isWhole, idsOf(all.digests), all.gone]).toEqual([true, ['a', 'b', 'c'], []]);
    expect(await followed.changes(all.version)).toEqual({ version: all.version, isWhole: false, digests: new Map(), gone: [] });

    await documents.put(document('b', 'Another text.'));
    await documents.put(document('d'));
    await documents.remove('a');
    const { version, ...later } = await followed.changes(all.version);
    const digests = new Map([
      ['b', 'digest of Another text.'],
      ['d', 'digest of A page.'],
    ]);
    expect(later).toEqual({ isWhole: false, digests, gone: ['a'] });
    await documents.put(document('a'));
    expect(await followed.changes(version)).toMatchObject({ digests: new Map([['a', 'digest of A page.']]), gone: [] });
  });

  test('tell also what was changed by hand in the database', async () => {
    const { database, documents, followed } = await opened();
    for (const id of ['a', 'b']) await documents.put(document(id));
    const { version } = await followed.changes();
    await database.query("UPDATE documents SET digest = 'by hand' WHERE id = 'a'");
    await database.query("DELETE FROM documents WHERE id = 'b'");
    expect(await followed.changes(version)).toMatchObject({ digests: new Map([['a', 'by hand']]), gone: ['b'] });
  });

  test('miss nothing of many writers at a time: a number is seen with all before it', async () => {
    const { documents, followed } = await opened();
    const seen = new Map<string, string>();
    let after = (await followed.changes()).version;
    const follow = async () => {
      const { version, digests, gone } = await followed.changes(after);
      for (const [id, digest] of digests) seen.set(id, digest);
      for (const id of gone) seen.delete(id);
      after = version;
    };
    const writers = Array.from({ length: 6 }, async (_none, writer) => {
      for (let n = 0; n < 8; n += 1) {
        await documents.put(document(`${n % 4}`, `${writer} ${n}`));
        if (n % 3 === 0) await documents.remove(`${n % 4}`);
      }
    });
    let areWriting = true;
    const writing = Promise.all(writers).finally(() => {
      areWriting = false;
    });
    while (areWriting) await follow();
    await writing;
    await follow();
    expect(new Map([...seen].sort())).toEqual(new Map([...(await followed.changes()).digests].sort()));
  });

  test('tell all to whoever is behind what is still known, or ahead of a database that was restored', async () => {
    const { database, documents, followed } = await opened();
    for (const id of ['a', 'b']) await documents.put(document(id));
    const { version } = await followed.changes();
    await documents.remove('a');
    await database.query("UPDATE documents_gone SET at = now() - interval '2 days'");
    const again = await followedDocuments(database);
    expect(await again.changes(version)).toMatchObject({ isWhole: true, digests: new Map([['b', 'digest of A page.']]) });
    expect((await database.query('SELECT id FROM documents_gone')).rows).toEqual([]);
    expect((await again.changes(version + 1_000)).isWhole).toBe(true);
    const now = await again.changes();
    expect((await again.changes(now.version)).isWhole).toBe(false);
  });

  test('are read as far as they are there', async () => {
    const { documents, followed } = await opened();
    const ids = Array.from({ length: 60 }, (_none, place) => `page-${place}`);
    for (const id of ids) await documents.put(document(id));
    const read = await Array.fromAsync(followed.read(['none', ...ids]), ({ id }) => id);
    expect(read.sort()).toEqual([...ids].sort());
    expect(await Array.fromAsync(followed.read([]))).toEqual([]);
  });
});
