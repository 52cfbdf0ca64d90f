import { localCaller, verifyAuditChain } from '@assay/core';
import type { NodeWork } from '@assay/stores';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keptRuns } from '../testing/kept-runs.ts';
import { keepDays, keepRetaining } from './keep-retaining.ts';
import { retainJob } from './retain-job.ts';

const old = { id: 'old', createdAt: '2020-01-01T00:00:00.000Z', told: 'UNWANTED' };

async function kept(...runs: Parameters<typeof keptRuns>[0]) {
  const { store, close } = await keptRuns(runs);
  onTestFinished(close);
  return store;
}

describe('retention', () => {
  test('erases what is older than it is to be kept, and nothing that a hold keeps', async () => {
    const store = await kept(old, { ...old, id: 'held' }, { ...old, id: 'new', createdAt: new Date().toISOString() });
    const at = new Date().toISOString();
    await store.audit.append({
      kind: 'hold-placed',
      at,
      actor: 'ann',
      body: { hold: 'h', covers: 'run', run: 'held', reason: 'a complaint' },
    });
    const job = retainJob({ store, now: () => new Date() });
    const context = { run: 'r', caller: { ...localCaller, id: 'assay' }, signal: new AbortController().signal, isTakenUp: false };
    const work = job.work({ days: 30 }, context);
    expect(await work.next()).toEqual({ done: false, value: { message: 'Erasing', done: 1, total: 1 } });
    expect((await work.next()).value).toEqual({ erased: 1, alreadyErased: 0, heldBack: 1, underWay: 0 });
    const events = await Promise.all(['old', 'held', 'new'].map(async (id) => (await store.runs.events(id, 0)).length));
    expect(events).toEqual([0, 2, 2]);
    expect((await store.audit.read(['content-erased']))[0]).toMatchObject({
      actor: 'assay',
      body: { runs: ['old'], reason: 'kept for 30 days' },
    });
    expect(verifyAuditChain(await store.audit.read()).status).toBe('whole');
  });

  test('that is stopped has erased each run whole or not at all', async () => {
    const store = await kept(old, { ...old, id: 'later' });
    const stop = new AbortController();
    const work = retainJob({ store, now: () => new Date() }).work(
      { days: 30 },
      { run: 'r', caller: localCaller, signal: stop.signal, isTakenUp: false },
    );
    await work.next();
    stop.abort();
    expect((await work.next()).value).toMatchObject({ erased: 1 });
  });

  test.each([['0'], ['-1'], ['1.5'], ['a year'], ['100000']])('for %s days is refused in words', (ASSAY_KEEP_DAYS) => {
    expect(() => keepDays({ ASSAY_KEEP_DAYS })).toThrow('a whole number from 1 to 99999');
  });

  test('begins by itself only where somebody said for how long content is kept', () => {
    expect([keepDays({}), keepDays({ ASSAY_KEEP_DAYS: '' }), keepDays({ ASSAY_KEEP_DAYS: '90' })]).toEqual([undefined, undefined, 90]);
  });
});

describe('on one machine retention', () => {
  const keeping = async (store: Awaited<ReturnType<typeof kept>>, refused?: string) => {
    const started: unknown[] = [];
    const warned: string[] = [];
    const start = async (request: unknown) => {
      started.push(request);
      return refused;
    };
    const parts = { days: 30, start, work: undefined, runs: store.runs, now: () => new Date() };
    onTestFinished(await keepRetaining({ ...parts, warn: (message) => warned.push(message) }));
    return { started, warned };
  };

  test('begins when none was begun for a day', async () => {
    const { started, warned } = await keeping(await kept(old));
    expect(started).toEqual([
      { tool: 'retain', input: { days: 30 }, caller: { id: 'assay', groups: [], roles: ['administrator'] }, comesBack: true },
    ]);
    expect(warned).toEqual([]);
  });

  test('does not begin again within a day', async () => {
    const store = await kept(old);
    await store.runs.open({
      ...{ id: 'r', tool: 'retain', engine: '', owner: 'assay', status: 'done', configuration: '' },
      ...{ createdAt: new Date().toISOString(), input: null, recordKey: '', restorations: {} },
    });
    expect((await keeping(store)).started).toEqual([]);
  });

  test('that is refused says so', async () => {
    const { warned } = await keeping(await kept(old), 'There are too many runs at once.');
    expect(warned).toEqual(['What is kept for 30 days could not be erased: There are too many runs at once.']);
  });
});

test('on several nodes retention is begun every night by one of them, and a failure is tried again', async () => {
  const store = await kept(old);
  const scheduled: (readonly [string, () => Promise<unknown>])[] = [];
  // Only the calendar is asked here.
  const work = {
    schedule: async (cron: string, retain: () => Promise<unknown>) => void scheduled.push([cron, retain]),
  } as unknown as NodeWork;
  const warned: string[] = [];
  const start = () => Promise.reject(new Error('the database is away.'));
  (await keepRetaining({ days: 7, start, work, runs: store.runs, now: () => new Date(), warn: (message) => warned.push(message) }))();
  expect(scheduled.map(([cron]) => cron)).toEqual(['17 2 * * *']);
  await expect(scheduled[0]?.[1]()).rejects.toThrow('away');
  expect(warned).toEqual([expect.stringContaining('the database is away. This is tried again')]);
});
