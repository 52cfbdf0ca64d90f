import type { Gate, ModelEngine } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createServer } from './create-server.ts';
import { sampleEvidence } from './pages/testing/sample-evidence.ts';
import { sampleDocument, sampleParts } from './testing/sample-parts.ts';

const host = { host: '127.0.0.1:8000' };
const json = { ...host, 'content-type': 'application/json' };

function serverWith(changes: Parameters<typeof sampleParts>[0] = {}) {
  const parts = sampleParts(changes);
  const app = createServer(parts);
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers: { ...host, ...headers } });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', headers: { ...json, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { parts, app, get, post };
}

const runBody = z.looseObject({ id: z.string(), result: z.unknown(), notices: z.array(z.unknown()) });
const problemBody = z.looseObject({ type: z.string(), detail: z.string() });

/** The events of a stream of server-sent events. */
async function eventsOf(response: Response): Promise<{ id: number; type: string; [field: string]: unknown }[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((block) => block.includes('data: '))
    .map((block) => ({ id: Number(/^id: (\d+)$/m.exec(block)?.[1]), ...JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') }));
}

describe('runs', () => {
  test('a run as JSON: result, notices, and where it is kept', async () => {
    const { get, post } = serverWith();
    const response = await post('/api/tools/echo/runs', { words: 'one\nFLAGGED two' });
    expect(response.status).toBe(200);
    expect(response.headers.get('server-timing')).toMatch(/gate;dur=.+run;dur=/);
    const body = runBody.parse(await response.json());
    expect(body).toMatchObject({ tool: 'echo', status: 'done', result: { lines: [{ text: 'one' }, { text: 'FLAGGED two' }] } });
    expect(body.notices).toMatchObject([
      { kind: 'flagged-word', where: 'words' },
      { kind: 'flagged-word', where: 'answer' },
    ]);
    const kept = await (await get(response.headers.get('location') ?? '')).json();
    expect(kept).toMatchObject({ id: body.id, status: 'done', input: { words: 'one\nFLAGGED two' }, result: body.result });
  });

  test('a run as events: numbered from 1 without a gap, told again from any place', async () => {
    const { get, post } = serverWith();
    const response = await post('/api/tools/echo/runs', { words: 'one\ntwo' }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = await eventsOf(response);
    expect(events.map(({ type }) => type)).toEqual(['started', 'progress', 'citation', 'text', 'citation', 'text', 'result', 'ended']);
    expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const place = response.headers.get('location');
    const again = await eventsOf(await get(`${place}/events?after=6`, { accept: 'text/event-stream' }));
    expect(again.map(({ type }) => type)).toEqual(['result', 'ended']);
    const resumed = await eventsOf(await get(`${place}/events`, { accept: 'text/event-stream', 'last-event-id': '7' }));
    expect(resumed.map(({ type }) => type)).toEqual(['ended']);
    expect(await (await get(`${place}/events?after=7`)).json()).toMatchObject({ events: [{ type: 'ended' }] });
  });

  test('a run can be stopped, and says that it was', async () => {
    const { app, post } = serverWith();
    const response = await post('/api/tools/patience/runs', { question: 'when' }, { accept: 'text/event-stream' });
    const stopped = await app.request(response.headers.get('location') ?? '', { method: 'DELETE', headers: host });
    expect(stopped.status).toBe(204);
    expect((await eventsOf(response)).at(-1)).toMatchObject({ type: 'ended', status: 'cancelled' });
  });

  test('the caller’s own values come back restored, the stored events keep placeholders', async () => {
    const { parts, post } = serverWith();
    const body = runBody.parse(await (await post('/api/tools/echo/runs', { words: 'PERSONAL matter' })).json());
    expect(body.result).toMatchObject({ lines: [{ text: 'PERSONAL matter' }] });
    expect(JSON.stringify(await parts.store.runs.events(body.id, 0))).not.toContain('PERSONAL');
  });

  test.each<[string, string, unknown, number, string, string]>([
    ['a tool that does not exist', 'nothing', {}, 404, 'unknown-tool', 'The tools are'],
    ['a tool that is off', 'untested', { count: 1 }, 409, 'tool-not-enabled', 'npx assay eval run untested'],
    ['a field that is missing', 'echo', {}, 422, 'invalid-input', 'words'],
    ['a body that is not JSON', 'echo', '{oops', 400, 'bad-usage', 'not valid JSON'],
    ['an input that a guardrail stops', 'echo', { words: 'SECRET plan' }, 422, 'input-blocked', 'may not pass'],
    ['an answer that is withheld', 'echo', { words: 'UNSUPPORTED claim' }, 422, 'output-withheld', 'may not pass'],
    ['an engine that breaks', 'echo', { words: 'explode' }, 502, 'engine-failed', 'the engine broke'],
  ])('%s is a problem in words', async (_, tool, body, status, code, words) => {
    const { post } = serverWith();
    const response = await post(`/api/tools/${tool}/runs`, body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const found = problemBody.parse(await response.json());
    expect(found.type).toBe(`urn:assay:problem:${code}`);
    expect(found.detail).toContain(words);
    expect(JSON.stringify(found)).not.toContain('SECRET plan');
  });

  test.each([
    ['another type', { 'content-type': 'text/plain' }, 415],
    ['too much', {}, 413],
  ])('a body of %s is refused', async (_, headers, status) => {
    const { post } = serverWith();
    const words = status === 413 ? 'x'.repeat(3_000_000) : 'x';
    expect((await post('/api/tools/echo/runs', { words }, headers)).status).toBe(status);
  });

  test('more runs at once than there is room for are told to come back', async () => {
    const { app, post } = serverWith();
    const places: string[] = [];
    for (let place = 0; place < 32; place += 1) {
      const response = await post('/api/tools/patience/runs', { question: 'when' }, { accept: 'text/event-stream' });
      places.push(response.headers.get('location') ?? '');
    }
    const refused = await post('/api/tools/echo/runs', { words: 'a' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    for (const place of places) await app.request(place, { method: 'DELETE', headers: host });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await post('/api/tools/echo/runs', { words: 'a' })).status).toBe(200);
  });

  test('a run that was under way when the server stopped is told to have failed', async () => {
    const { parts, get } = serverWith();
    const run = { id: 'lost', tool: 'echo', engine: 'embedded', owner: 'local', status: 'running', configuration: 'c' } as const;
    await parts.store.runs.open({ ...run, createdAt: '2026-03-01T09:00:00Z', input: null, recordKey: 'k', restorations: {} });
    await parts.store.runs.append('lost', { type: 'progress', message: 'a', sequence: 1, at: '2026-03-01T09:00:00Z' });
    expect(await (await get('/api/runs/lost')).json()).toMatchObject({ status: 'failed' });
    const events = await eventsOf(await get('/api/runs/lost/events', { accept: 'text/event-stream' }));
    expect(events.at(-1)).toMatchObject({ type: 'ended', status: 'failed' });
  });

  test('somebody else’s run is as absent as one that never was', async () => {
    const { parts, get } = serverWith();
    const run = { id: 'hers', tool: 'echo', engine: 'embedded', owner: 'ann', status: 'done', configuration: 'c' } as const;
    await parts.store.runs.open({ ...run, createdAt: '2026-03-01T09:00:00Z', input: null, recordKey: 'k', restorations: {} });
    for (const path of ['/api/runs/hers', '/api/runs/hers/events', '/api/runs/none']) expect((await get(path)).status).toBe(404);
  });

  test('a place that is no number is refused', async () => {
    const { get, post } = serverWith();
    const { id } = runBody.parse(await (await post('/api/tools/echo/runs', { words: 'a' })).json());
    expect((await get(`/api/runs/${id}/events?after=soon`)).status).toBe(400);
  });
});

describe('documents', () => {
  const upload = (app: ReturnType<typeof serverWith>['app'], path: string, file: File | undefined) => {
    const form = new FormData();
    if (file !== undefined) form.set('file', file);
    return app.request(path, { method: 'POST', headers: host, body: form });
  };

  test('are added, listed, searched, read and removed', async () => {
    const { app, get } = serverWith();
    const added = await upload(app, '/api/documents', new File(['You may take 25 days.'], 'leave.txt'));
    expect(added.status).toBe(201);
    expect(await (await get('/api/documents')).json()).toMatchObject({ total: 1, documents: [{ id: 'leave.txt' }] });
    const found = await (await get('/api/documents?q=25')).json();
    expect(found).toMatchObject({ collections: [{ passages: [{ text: '25 days.' }] }] });
    expect(await (await get('/api/documents/leave.txt')).json()).toMatchObject({ text: 'You may take 25 days.' });
    expect((await app.request('/api/documents/leave.txt', { method: 'DELETE', headers: host })).status).toBe(204);
    expect((await get('/api/documents/leave.txt')).status).toBe(404);
    expect((await app.request('/api/documents/leave.txt', { method: 'DELETE', headers: host })).status).toBe(404);
  });

  test.each<[string, File | undefined, number]>([
    ['no file', undefined, 400],
    ['an empty file', new File([], 'a.txt'), 400],
    ['a file that cannot be read', new File(['MZ'], 'a.exe'), 415],
    ['a file over the limit', new File([new Uint8Array(20_000_001)], 'a.txt'), 413],
  ])('%s is refused in words', async (_, file, status) => {
    const { app } = serverWith();
    const response = await upload(app, '/api/documents', file);
    expect(response.status).toBe(status);
    expect(problemBody.parse(await response.json()).detail.length).toBeGreaterThan(20);
  });

  test('a torn form is refused in words', async () => {
    const { app } = serverWith();
    const headers = { ...host, 'content-type': 'multipart/form-data; boundary=a' };
    const response = await app.request('/api/documents', { method: 'POST', headers, body: 'x' });
    expect([response.status, problemBody.parse(await response.json()).type]).toEqual([400, 'urn:assay:problem:bad-usage']);
  });

  test('a document for others is not listed, found, shown or removed', async () => {
    const { parts, app, get } = serverWith();
    await parts.store.documents.put(sampleDocument({ id: 'board', title: 'Board only', audience: ['board'] }));
    expect(await (await get('/api/documents')).json()).toMatchObject({ total: 0, documents: [] });
    expect(await (await get('/api/documents?q=25')).json()).toMatchObject({ collections: [] });
    for (const path of ['/api/documents/board', '/documents/board']) expect((await get(path)).status).toBe(404);
    expect((await app.request('/api/documents/board', { method: 'DELETE', headers: host })).status).toBe(404);
    expect(await parts.store.documents.get('board')).toBeDefined();
  });

  test('a document that may not be shown is withheld on every face', async () => {
    const { parts, get } = serverWith();
    await parts.store.documents.put(sampleDocument({ id: 'plan', title: 'SECRET plan', text: 'A SECRET plan' }));
    expect((await get('/api/documents/plan')).status).toBe(403);
    for (const path of ['/documents', '/documents/plan', '/api/documents', '/api/documents?q=plan'])
      expect(await (await get(path)).text()).not.toContain('A SECRET plan');
  });
});

describe('pages', () => {
  test.each(['/', '/documents', '/assurance', '/documents/leave?start=7&end=28'])(
    '%s is whole HTML without inline script',
    async (path) => {
      const { parts, get } = serverWith();
      await parts.store.documents.put(sampleDocument());
      const response = await get(path);
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(page).toMatch(/^<!doctype html>/);
      expect(page).toContain('<h1>');
      expect(page).not.toMatch(/<script(?! type="module" src="\/assets\/)|\son\w+=|style="/);
      expect(response.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    },
  );

  test('the cited stretch is marked', async () => {
    const { parts, get } = serverWith();
    await parts.store.documents.put(sampleDocument());
    expect(await (await get('/documents/leave?start=7&end=28')).text()).toMatch(/<mark[^>]*>You may take 25 days\.<\/mark>/);
  });

  test('a document shows its marking, also in the list, and that its words were recognised', async () => {
    const { parts, get } = serverWith();
    await parts.store.documents.put(sampleDocument({ metadata: { marking: 'OFFICIAL-SENSITIVE', readBy: 'ocr' } }));
    expect(await (await get('/documents')).text()).toContain('policy · OFFICIAL-SENSITIVE · ');
    const page = await (await get('/documents/leave')).text();
    expect(page).toContain('<dt>Marking</dt><dd>OFFICIAL-SENSITIVE</dd>');
    expect(page).toContain('<dt>Read by</dt><dd>Text recognition');
  });

  test('markup in titles, texts and questions stays text', async () => {
    const { parts, get } = serverWith();
    const evil = '<img src=x onerror=alert(1)>';
    await parts.store.documents.put(sampleDocument({ id: evil, title: evil, text: `${evil} words` }));
    for (const path of ['/documents', `/documents/${encodeURIComponent(evil)}`, `/documents?q=${encodeURIComponent(evil)}`])
      expect(await (await get(path)).text()).not.toContain('<img');
  });

  test('what is measured once for all tools is shown beside what is measured of each', async () => {
    const { parts, get } = serverWith();
    for (const record of [...sampleEvidence('echo', 'c0ffee'), ...sampleEvidence('guardrails', 'other')])
      await parts.store.evidence.put(record);
    const page = await (await get('/assurance')).text();
    for (const suite of ['echo/accuracy', 'echo/bias', 'guardrails/accuracy']) expect(page).toContain(`Suite ${suite}`);
  });

  test('a tool is shown on each engine with its own state and evidence, and none of another', async () => {
    const { engines, gate } = sampleParts();
    const house: ModelEngine = { id: 'house', kind: 'model', module: '', parameters: {}, async *chat() {} };
    const decide: Gate['decide'] = async (tool, engine, caller) => {
      const decision = await gate.decide(tool, engine, caller);
      const off = { state: 'failed', isEnabled: false, configuration: 'b0b', reasons: ['echo/bias did not pass on house'] } as const;
      return engine === 'house' ? { ...decision, ...off } : decision;
    };
    const { parts, get } = serverWith({ engines: [...engines, house], gate: { decide } });
    for (const record of [...sampleEvidence('echo', 'c0ffee'), ...sampleEvidence('echo', 'b0b').slice(0, 1)])
      await parts.store.evidence.put(record);
    const page = await (await get('/assurance')).text();
    expect(page).toContain('On the engine house');
    expect(page).toContain('echo/bias did not pass on house');
    expect(page).not.toContain('earlier record');
  });

  test('a tool that is off says why and what to do', async () => {
    const page = await (await serverWith().get('/')).text();
    expect(page).toContain('the suite accuracy has never been run');
    expect(page).toContain('npx assay eval run untested');
  });

  test('what goes wrong on a page is a page', async () => {
    const response = await serverWith().get('/nowhere', { accept: 'text/html' });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, expect.stringContaining('text/html')]);
  });
});

describe('the door', () => {
  test.each<[string, Record<string, string>, string, number]>([
    ['another host name (a rebound DNS name)', { host: 'evil.example' }, 'GET', 421],
    ['the page of another site', { ...json, origin: 'https://evil.example' }, 'POST', 403],
    ['a cross-site form', { ...json, 'sec-fetch-site': 'cross-site' }, 'POST', 403],
  ])('%s is turned away', async (_, headers, method, status) => {
    const { app } = serverWith();
    const body = method === 'POST' ? { body: '{"words":"a"}' } : {};
    expect((await app.request('/api/tools/echo/runs', { method, headers, ...body })).status).toBe(status);
  });

  test('an error nobody expected keeps its text in the log and gives a reference', async () => {
    const { parts, get } = serverWith({ ingest: () => Promise.reject(new Error('the password is swordfish')) });
    const broken = createServer({ ...parts, gate: { decide: () => Promise.reject(new Error('the password is swordfish')) } });
    const response = await broken.request('/api/tools', { headers: host });
    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(/urn:uuid:/);
    expect(JSON.stringify(parts.logged)).toContain('swordfish');
    expect((await get('/healthz')).status).toBe(200);
  });

  test('logs hold no query, body or address', async () => {
    const { parts, get } = serverWith();
    await get('/api/documents?q=Jane+Osei');
    expect(JSON.stringify(parts.logged)).not.toContain('Osei');
  });
});
