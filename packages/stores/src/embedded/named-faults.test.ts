import { performance } from 'node:perf_hooks';
import { type AuditEntry, verifyAuditChain } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { faultyStore, type StoreFault } from './testing/faulty-store.ts';

const entry = (body: AuditEntry['body']): AuditEntry => ({ kind: 'run-opened', at: '2026-11-24T00:00:00Z', actor: 'local', body });
/** Larger than what is free in the pages that are there. */
const large = 'words '.repeat(20_000);
const document = {
  id: 'd',
  collection: 'policy',
  title: 'd',
  text: large,
  blocks: [],
  metadata: {},
  audience: ['everyone'],
  digest: 'd',
  origin: 'd',
};
const run = {
  id: 'r',
  tool: 't',
  engine: 'e',
  owner: 'ann',
  status: 'running',
  configuration: 'c',
  createdAt: 't',
  recordKey: 'k',
} as const;
const usage = {
  at: '2026-11-24T00:00:00Z',
  run: 'r',
  tool: 't',
  engine: 'e',
  caller: 'ann',
  groups: ['desk'],
  input: 1,
  output: 1,
  pounds: 0,
  isEstimated: false,
};

const faults: readonly (readonly [StoreFault, string, string])[] = [
  ['full', 'disk-full', 'Make space'],
  ['read-only', 'store-read-only', 'Make it writable'],
  ['locked', 'store-locked', 'Try again'],
];

describe.each(faults)('a store that is %s', (fault, code, words) => {
  test('says so by name at each of its writes, keeps nothing by halves, and works again when it is mended', async () => {
    const { store, break: breakIt, mend } = faultyStore(0);
    await store.audit.append(entry({ n: 1 }));
    const writes = {
      audit: () => store.audit.append(entry({ text: large })),
      document: () => store.documents.put(document),
      run: () => store.runs.open({ ...run, input: large, restorations: {} }),
      usage: () => store.usage.record({ ...usage, tool: large }),
    };
    breakIt(fault);
    for (const write of Object.values(writes)) {
      await expect(write()).rejects.toMatchObject({ name: 'AssayError', code, message: expect.stringContaining(words) });
      await expect(write()).rejects.toMatchObject({ code });
    }
    // What is there can be read all the while.
    expect(await store.audit.read()).toHaveLength(1);
    expect([await store.documents.get('d'), await store.runs.get('r')]).toEqual([undefined, undefined]);
    expect(await store.usage.entries('2026-11-24', '2026-11-24')).toEqual([]);
    mend();
    for (const write of Object.values(writes)) await write();
    expect(verifyAuditChain(await store.audit.read())).toEqual({ status: 'whole', records: 2 });
    expect((await store.documents.get('d'))?.text).toBe(large);
  });
});

describe('a store that another process holds', () => {
  test('is waited for, and this process does other things meanwhile', async () => {
    const { store, break: breakIt, mend } = faultyStore(5_000);
    breakIt('locked');
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    setTimeout(mend, 600);
    const startedAt = performance.now();
    const records = await Promise.all([store.audit.append(entry({ n: 1 })), store.audit.append(entry({ n: 2 }))]);
    clearInterval(ticking);
    expect(performance.now() - startedAt).toBeGreaterThan(400);
    expect(ticks).toBeGreaterThan(3);
    expect(records.map(({ sequence }) => sequence).sort()).toEqual([1, 2]);
  });

  test('is not waited for for good', async () => {
    const { store, break: breakIt } = faultyStore(300);
    breakIt('locked');
    const startedAt = performance.now();
    await expect(store.audit.append(entry({ n: 1 }))).rejects.toMatchObject({ code: 'store-locked' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
