import { setTimeout as sleep } from 'node:timers/promises';
import { AssayError, verifyAuditChain } from '@assay/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { entry } from '../testing/sample-entries.ts';
import { run } from '../testing/sample-runs.ts';
import { openPgDatabase, type PgSettings } from './pg-database.ts';
import { openPostgresStore } from './postgres-store.ts';
import { schemaUrl, serverUrl } from './testing/server-database.ts';
import { wayTo } from './testing/way-to.ts';

async function opened(settings: Partial<PgSettings> = {}) {
  const own = await schemaUrl();
  const way = await wayTo(new URL(own));
  const store = await openPostgresStore({ url: way.url, awayMs: 300, ...settings });
  const other = await openPgDatabase({ url: own });
  onTestFinished(async () => {
    await store.close().catch(() => {});
    await other.close();
  });
  return { way, store, other, own };
}

describe.skipIf(serverUrl === undefined)('a store on a PostgreSQL server', () => {
  test('whose way is cut says so by name at each write and read, and works again without a restart when it is mended', async () => {
    const { way, store } = await opened();
    await store.audit.append(entry({ n: 1 }));
    await way.cut();
    for (const work of [() => store.audit.append(entry({ n: 2 })), () => store.runs.open(run('r')), () => store.audit.read()])
      await expect(work()).rejects.toMatchObject({
        code: 'store-unreachable',
        message: expect.stringContaining('finds it again by itself'),
      });
    expect(await store.tryWriting()).toBe('store-unreachable');
    await way.mend();
    await store.audit.append(entry({ n: 3 }));
    expect(verifyAuditChain(await store.audit.read()).status).toBe('whole');
    expect(await store.tryWriting()).toBeUndefined();
  });

  test('that is away for a moment is waited for: nobody notices', async () => {
    const { way, store } = await opened({ awayMs: 5_000 });
    await way.cut();
    const reading = store.audit.read();
    const writing = store.audit.append(entry({ n: 1 }));
    await sleep(400);
    await way.mend();
    expect((await writing).sequence).toBe(1);
    expect((await reading).length).toBeLessThanOrEqual(1);
  });

  test('loses nothing that was acknowledged and forks nothing, however often connections are cut while it writes', async () => {
    const { way, store, own } = await opened({ awayMs: 5_000 });
    const second = await openPostgresStore({ url: own });
    onTestFinished(() => second.close());
    const acknowledged: number[] = [];
    let isOver = false;
    const writers = [store, store, store, second].map(async (one) => {
      while (!isOver) {
        try {
          acknowledged.push((await one.audit.append(entry({}))).sequence);
        } catch (error) {
          expect(error).toBeInstanceOf(AssayError);
        }
      }
    });
    for (let times = 0; times < 10; times += 1) {
      await sleep(60);
      way.shake();
    }
    isOver = true;
    await Promise.all(writers);
    const records = await second.audit.read();
    expect(verifyAuditChain(records)).toEqual({ status: 'whole', records: records.length });
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    const kept = new Set(records.map(({ sequence }) => sequence));
    expect(acknowledged.filter((sequence) => !kept.has(sequence))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(20);
  });

  test('whose listening connection is cut makes it again, and says that something may have been missed', async () => {
    const { way, store, own } = await opened();
    const other = await openPostgresStore({ url: own });
    onTestFinished(() => other.close());
    const heard: (string | undefined)[] = [];
    store.cluster?.hear('run', (detail) => heard.push(detail));
    way.shake();
    await expect.poll(() => heard, { timeout: 3_000 }).toEqual([undefined]);
    other.cluster?.tell('run', 'r');
    await expect.poll(() => heard, { timeout: 2_000 }).toEqual([undefined, 'r']);
  });

  test('names a lock that is held for too long, and works when it is let go', async () => {
    const { store, other } = await opened({ lockMs: 200 });
    await other.transaction(async () => {
      await expect(store.audit.append(entry({}))).rejects.toMatchObject({ code: 'store-locked' });
    }, 'audit');
    expect((await store.audit.append(entry({}))).sequence).toBe(1);
  });

  test('names a statement that takes too long', async () => {
    const own = await schemaUrl();
    const database = await openPgDatabase({ url: own, statementMs: 200 });
    onTestFinished(() => database.close());
    await expect(database.query('SELECT pg_sleep(5)')).rejects.toMatchObject({ code: 'store-slow' });
    expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test('names the end of its connections, and works when one is free', async () => {
    const own = await schemaUrl();
    const database = await openPgDatabase({ url: own, connections: 1, connectMs: 200 });
    onTestFinished(() => database.close());
    const held = database.query('SELECT pg_sleep(0.6)');
    await expect(database.query('SELECT 1')).rejects.toMatchObject({ code: 'store-busy' });
    await held;
    expect((await database.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test('names a database that takes no writes', async () => {
    const { store, own, other } = await opened();
    const schema = new URL(own).searchParams.get('options')?.split('=').at(-1) ?? '';
    const url = new URL(own);
    url.searchParams.set('options', `-c search_path=${schema} -c default_transaction_read_only=on`);
    const database = await openPgDatabase({ url: url.href });
    onTestFinished(() => database.close());
    await expect(database.query("DELETE FROM documents WHERE id = 'x'")).rejects.toMatchObject({ code: 'store-read-only' });
    expect(await store.tryWriting()).toBeUndefined();
    expect((await other.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test('with a wrong password, or where there is nobody, is an error in words at the start', async () => {
    const nowhere = new URL(serverUrl ?? '');
    nowhere.port = '1';
    await expect(openPostgresStore({ url: nowhere.href, awayMs: 0 })).rejects.toMatchObject({ code: 'store-unreachable' });
    const other = new URL(serverUrl ?? '');
    other.pathname = '/there_is_no_such_database';
    await expect(openPostgresStore({ url: other.href, awayMs: 0 })).rejects.toMatchObject({ code: 'data-folder-unusable' });
  });
});
