import type { Gate } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import type { ServerParts } from './server-parts.ts';
import { sampleParts } from './testing/sample-parts.ts';

function served(changes: Partial<ServerParts> = {}) {
  let clock = Date.parse('2026-03-01T10:00:00Z');
  let asked = 0;
  const usual = sampleParts();
  const gate: Gate = {
    decide(...given) {
      asked += 1;
      return usual.gate.decide(...given);
    },
  };
  const parts = sampleParts({ gate, now: () => new Date(clock), ...changes });
  const app = createServer(parts);
  return {
    parts,
    ready: async () => {
      const response = await app.request('/readyz', { headers: { host: '127.0.0.1:8000' } });
      return [response.status, await response.json()] as const;
    },
    later: (ms: number) => {
      clock += ms;
    },
    asked: () => asked,
  };
}

describe('/readyz', () => {
  test('says that it can work, and with which tools', async () => {
    expect(await served().ready()).toEqual([200, { status: 'ready', tools: { on: ['echo', 'patience'], off: ['untested'] } }]);
  });

  test.each(['disk-full', 'store-locked', 'store-read-only', 'store-unreachable', 'data-folder-unusable', 'index-not-open'] as const)(
    'where it cannot work (%s) it names the reason and nothing else',
    async (reason) => {
      const { ready, parts } = served({ whyNotReady: async () => reason });
      expect(await ready()).toEqual([503, { status: 'not-ready', reason }]);
      expect(sampleLog(parts)).toContainEqual({ 'not-ready': reason });
    },
  );

  test('where the gate cannot be read the cause is for the log alone', async () => {
    const gate = { decide: () => Promise.reject(new Error('/home/ann/.assay is torn')) };
    const { ready, parts } = served({ gate });
    expect(await ready()).toEqual([503, { status: 'not-ready', reason: 'gate-not-readable' }]);
    expect(sampleLog(parts)).toContainEqual({ 'not-ready': 'gate-not-readable', cause: '/home/ann/.assay is torn' });
  });

  test('a tool that is off is no reason against it', async () => {
    const gate: Gate = { decide: async (...given) => ({ ...(await sampleParts().gate.decide(...given)), isEnabled: false }) };
    expect(await served({ gate }).ready()).toMatchObject([200, { tools: { on: [] } }]);
  });

  test('however often it is asked it looks once in five seconds, also where it is not ready', async () => {
    let reason: Awaited<ReturnType<ServerParts['whyNotReady']>>;
    let looked = 0;
    const { ready, later, asked } = served({
      whyNotReady: async () => {
        looked += 1;
        return reason;
      },
    });
    await Promise.all(Array.from({ length: 50 }, ready));
    expect([looked, asked()]).toEqual([1, 3]);
    reason = 'store-locked';
    later(4_999);
    expect((await ready())[0]).toBe(200);
    later(1);
    for (let times = 0; times < 20; times += 1) expect((await ready())[0]).toBe(503);
    expect(looked).toBe(2);
    reason = undefined;
    later(5_000);
    expect((await ready())[0]).toBe(200);
  });

  test('reads no list of what is stored', async () => {
    const { ready, parts } = served();
    const unread = () => Promise.reject(new Error('this may be long'));
    Object.assign(parts.store.documents, { digests: unread });
    Object.assign(parts.store.evidence, { all: unread });
    Object.assign(parts.retriever, { corpusDigest: unread });
    expect((await ready())[0]).toBe(200);
  });
});

function sampleLog(parts: ServerParts): unknown {
  return (parts as ReturnType<typeof sampleParts>).logged;
}
