import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { NodeWork, WorkPiece } from '../node-work.ts';
import { openPostgresStore } from './postgres-store.ts';
import { schemaUrl, serverUrl } from './testing/server-database.ts';

const within = { timeout: 20_000, interval: 50 };

async function node(url: string): Promise<NodeWork> {
  const store = await openPostgresStore({ url });
  const work = await store.cluster?.openWork?.((message) => expect.fail(message));
  if (work === undefined) throw new Error('a store with an address shares work');
  onTestFinished(async () => {
    await work.close();
    await store.close();
  });
  return work;
}

const pieces = (count: number, run = 'r'): WorkPiece[] =>
  Array.from({ length: count }, (_, place) => ({ id: randomUUID(), kind: 'count', run, data: place }));

describe.skipIf(serverUrl === undefined)('work that nodes share', () => {
  test('is done once, by all of them, however often it is put in, and stays known until it is taken away', async () => {
    const url = await schemaUrl();
    const [one, other] = await Promise.all([node(url), node(url)]);
    const done: [number, unknown][] = [];
    for (const [place, each] of [one, other].entries())
      await each.work(2, async ({ data, isAgain }) => {
        done.push([place, data]);
        return { data, isAgain };
      });
    const given = pieces(60);
    await Promise.all([one.put(given), other.put(given)]);
    const ids = given.map(({ id }) => id);
    await expect.poll(async () => (await one.ended(ids)).length, within).toBe(60);
    await other.put(given);
    expect([done.length, new Set(done.map(([, data]) => data)).size]).toEqual([60, 60]);
    expect(new Set(done.map(([place]) => place)).size).toBe(2);
    const third = (await one.ended([ids[3] ?? '']))[0];
    expect(third).toEqual({ status: 'done', id: ids[3], outcome: { data: 3, isAgain: false } });
    await one.remove('r');
    expect(await other.ended(ids)).toEqual([]);
  });

  test('that fails is done again, and whoever does it is told so', async () => {
    const work = await node(await schemaUrl());
    const tries: boolean[] = [];
    await work.work(1, async ({ isAgain }) => {
      tries.push(isAgain);
      if (!isAgain) throw new Error('the first time');
      return {};
    });
    const given = pieces(1);
    await work.put(given);
    await expect.poll(async () => await work.ended(given.map(({ id }) => id)), within).toMatchObject([{ status: 'done' }]);
    expect(tries).toEqual([false, true]);
  });

  test('that nobody began can be taken away', async () => {
    const work = await node(await schemaUrl());
    const given = pieces(3);
    await work.put([...given, ...pieces(1, 'another')]);
    await work.remove('r');
    const done: string[] = [];
    await work.work(1, async ({ run }) => done.push(run));
    await expect.poll(() => done, within).toEqual(['another']);
  });
});
