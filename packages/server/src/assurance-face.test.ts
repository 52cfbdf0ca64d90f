import { type AuditRecord, verifyAuditChain } from '@assay/core';
import { memoryStore } from '@assay/core/testing';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createServer } from './create-server.ts';
import { sampleParts } from './testing/sample-parts.ts';

const host = { host: '127.0.0.1:8000' };
const page = z.object({ records: z.array(z.looseObject({ sequence: z.number(), kind: z.string() })), next: z.number().nullable() });

function serverWith(changes: Parameters<typeof sampleParts>[0] = {}) {
  const parts = sampleParts(changes);
  const app = createServer(parts);
  const get = (path: string) => app.request(path, { headers: host });
  const run = (input: unknown) =>
    app.request('/api/tools/echo/runs', {
      method: 'POST',
      headers: { ...host, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
  return { parts, app, get, run };
}

/** A server with as many removals on record, one a minute. */
async function withRecords(count: number) {
  const served = serverWith();
  for (let place = 0; place < count; place += 1) {
    const at = new Date(Date.parse('2026-03-01T00:00:00Z') + place * 60_000).toISOString();
    await served.parts.store.audit.append({
      kind: 'document-removed',
      at,
      actor: 'ann',
      body: { document: `d${place}`, run: `r${place % 2}` },
    });
  }
  return served;
}

describe('GET /api/gate', () => {
  test('tells where every tool stands, and why', async () => {
    const { get } = serverWith();
    expect(await (await get('/api/gate')).json()).toMatchObject({
      decisions: [
        { tool: 'echo', isEnabled: true },
        { tool: 'patience' },
        { tool: 'untested', engine: 'embedded', state: 'unmeasured', isEnabled: false },
      ],
    });
  });
});

describe('GET /api/audit', () => {
  test('finds records by kind, run and time, both ends included', async () => {
    const { get } = await withRecords(10);
    const found = async (query: string) =>
      page.parse(await (await get(`/api/audit?${query}`)).json()).records.map(({ sequence }) => sequence);
    expect(await found('kind=run-opened')).toEqual([]);
    expect(await found('kind=document-removed&run=r1')).toEqual([2, 4, 6, 8, 10]);
    expect(await found('from=2026-03-01T00:03:00Z&to=2026-03-01T00:05:00Z')).toEqual([4, 5, 6]);
    expect(await found('from=2026-03-01&to=2026-03-01')).toHaveLength(10);
    expect(await found('from=2026-03-02')).toEqual([]);
  });

  test('is read page by page to the end, each record once', async () => {
    const { get } = await withRecords(25);
    const seen: number[] = [];
    for (let next: number | null = 0; next !== null; ) {
      const read = page.parse(await (await get(`/api/audit?run=r0&limit=5&after=${next}`)).json());
      expect(read.records.length).toBeLessThanOrEqual(5);
      seen.push(...read.records.map(({ sequence }) => sequence));
      next = read.next;
    }
    expect(seen).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25]);
  });

  test('a record that was written with a clock set back is found by its time', async () => {
    const { parts, get } = await withRecords(3);
    await parts.store.audit.append({ kind: 'tool-revoked', at: '2026-02-01T00:00:00Z', actor: 'ann', body: {} });
    const read = page.parse(await (await get('/api/audit?to=2026-02-28')).json());
    expect(read).toMatchObject({ records: [{ sequence: 4 }], next: null });
  });

  test('one answer looks through a bounded part of a long chain, and says where to go on', async () => {
    let asked = 0;
    const endless: AuditRecord = {
      kind: 'run-opened',
      at: '2026-03-01T00:00:00Z',
      actor: 'ann',
      body: {},
      sequence: 1,
      previous: '',
      hash: '',
    };
    const store = memoryStore();
    const audit = {
      ...store.audit,
      async read(_kinds?: readonly string[], from = 0, limit = 0) {
        asked += limit;
        return Array.from({ length: limit }, (_, place) => ({ ...endless, sequence: from + place }));
      },
    };
    const { get } = serverWith({ store: { ...store, audit } });
    expect(await (await get('/api/audit?run=none')).json()).toEqual({ records: [], next: 2_000 });
    expect(asked).toBe(2_000);
    expect(await (await get('/api/guardrails/statistics?after=7')).json()).toMatchObject({ runs: 5_000, next: 5_007 });
  });

  test.each([
    ['kind=unheard-of', 'kind'],
    ['from=yesterday', 'from'],
    ['to=2026-13-01', 'to'],
    ['from=2026-03-02&to=2026-03-01', 'later than'],
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['after=-1', 'after'],
    ['after=1e3', 'after'],
  ])('%s is refused, naming it', async (query, words) => {
    const response = await serverWith().get(`/api/audit?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: 'urn:assay:problem:bad-usage', detail: expect.stringContaining(words) });
  });
});

describe('GET /api/audit/export', () => {
  test('gives every record as a line, and all of them are a chain that is whole', async () => {
    const { get } = await withRecords(1_200);
    const response = await get('/api/audit/export');
    expect(response.headers.get('content-type')).toBe('application/jsonl');
    const lines = (await response.text()).trimEnd().split('\n');
    const records: AuditRecord[] = lines.map((line) => JSON.parse(line));
    expect(verifyAuditChain(records)).toEqual({ status: 'whole', records: 1_200 });
  });

  test('reads no more of the chain than its reader takes', async () => {
    const { parts, get } = await withRecords(3_000);
    const asked: number[] = [];
    const { read } = parts.store.audit;
    parts.store.audit.read = async (kinds, from, limit) => {
      const records = await read(kinds, from, limit);
      asked.push(records.length);
      return records;
    };
    const reader = (await get('/api/audit/export')).body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked.length).toBeLessThanOrEqual(3);
    for (let step = await reader?.read(); step?.done === false; step = await reader?.read());
    expect(asked.length).toBeGreaterThanOrEqual(60);
    expect(Math.max(...asked)).toBeLessThanOrEqual(50);
  });

  test('gives the records that fit, and an empty file where none does', async () => {
    const { get } = await withRecords(4);
    expect((await (await get('/api/audit/export?run=r1')).text()).trimEnd().split('\n')).toHaveLength(2);
    expect(await (await get('/api/audit/export?kind=run-closed')).text()).toBe('');
  });

  test('a store that breaks on the way breaks the stream off', async () => {
    const { parts, get } = await withRecords(1);
    parts.store.audit.read = () => Promise.reject(new Error('the disk is gone'));
    await expect((await get('/api/audit/export')).text()).rejects.toThrow();
  });

  test('what is wrong with the question is said before anything is sent', async () => {
    expect((await serverWith().get('/api/audit/export?from=2026-03-02&to=2026-03-01')).status).toBe(400);
  });

  test('a reader that takes too long makes room, and is not left with half a file that looks whole', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { get } = await withRecords(2_000);
      const slow = [await get('/api/audit/export'), await get('/api/audit/export')];
      vi.advanceTimersByTime(600_000);
      expect((await get('/api/audit/export')).status).toBe(200);
      for (const response of slow) await expect(response.text()).rejects.toThrow('ten minutes');
    } finally {
      vi.useRealTimers();
    }
  });

  test('only so many are made at once, and a reader that leaves makes room', async () => {
    const { get } = await withRecords(2_000);
    const [first, second, third] = [await get('/api/audit/export'), await get('/api/audit/export'), await get('/api/audit/export')];
    expect([first.status, second.status, third.status]).toEqual([200, 200, 503]);
    expect(third.headers.get('retry-after')).toBe('5');
    await first.body?.cancel();
    const fourth = await get('/api/audit/export');
    expect(fourth.status).toBe(200);
    await Promise.all([second.text(), fourth.text()]);
    expect((await get('/api/audit/export')).status).toBe(200);
  });
});

describe('GET /api/guardrails/statistics', () => {
  test('counts what each rule did at each stage, what was found, and how runs ended', async () => {
    const { get, run } = serverWith();
    for (const words of ['one', 'FLAGGED', 'SECRET', 'UNSUPPORTED']) await run({ words });
    const statistics = await (await get('/api/guardrails/statistics?from=2026-03-01')).json();
    expect(statistics).toMatchObject({
      runs: 4,
      unread: 0,
      outcomes: { done: 2, blocked: 1, withheld: 1 },
      rules: expect.arrayContaining([
        { stage: 'input', rule: 'words', check: 'words', passed: 2, found: 2, error: 0, didNotRun: 0 },
        expect.objectContaining({ stage: 'context', didNotRun: 4 }),
      ]),
      kinds: ['barred-word', 'flagged-word', 'unsupported-word'].map((kind) => ({ rule: 'words', kind, findings: expect.any(Number) })),
      next: null,
    });
    expect(await (await get('/api/guardrails/statistics?to=2026-02-28')).json()).toMatchObject({ runs: 0, rules: [], kinds: [] });
  });

  test('a record of another form is counted as unread, not passed over', async () => {
    const { parts, get } = serverWith();
    await parts.store.audit.append({ kind: 'run-closed', at: '2026-03-01T00:00:00Z', actor: 'ann', body: { status: 7 } });
    expect(await (await get('/api/guardrails/statistics')).json()).toMatchObject({ runs: 1, unread: 1, outcomes: {} });
  });
});

describe('GET /api/usage', () => {
  const entry = {
    run: 'r',
    tool: 'echo',
    engine: 'house',
    caller: 'ann',
    groups: ['pilot'],
    input: 10,
    output: 1,
    pounds: 0.5,
    isEstimated: false,
  };

  test('sums up this month, or the days that are asked for', async () => {
    const { parts, get } = serverWith();
    await parts.store.usage.record({ ...entry, at: '2026-03-01T09:00:00Z' });
    await parts.store.usage.record({ ...entry, at: '2026-02-01T09:00:00Z' });
    expect(await (await get('/api/usage')).json()).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-01',
      by: 'tool',
      total: { runs: 1, input: 10 },
    });
    expect(await (await get('/api/usage?from=2026-02-01&by=person')).json()).toMatchObject({ rows: [{ of: 'ann', runs: 2, pounds: 1 }] });
  });

  test.each([
    ['by=colour', 'by'],
    ['from=soon', 'from'],
    ['from=2026-04-01', '92 days'],
    ['from=2025-01-01', '92 days'],
  ])('%s is refused, naming it', async (query, words) => {
    const response = await serverWith().get(`/api/usage?${query}`);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(words)]);
  });
});

test('no assurance path takes a change', async () => {
  const { app } = serverWith();
  for (const path of ['/api/gate', '/api/audit', '/api/audit/export', '/api/guardrails/statistics', '/api/usage', '/api/evidence'])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect((await app.request(path, { method, headers: host })).status).toBe(404);
});
