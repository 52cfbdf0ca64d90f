import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { makeApiKey } from './people/api-keys.ts';
import type { SignIn } from './people/sign-in.ts';
import { memoryPeople } from './people/testing/memory-people.ts';
import type { ServerParts } from './server-parts.ts';
import { sampleDocument, sampleParts } from './testing/sample-parts.ts';

const people: Readonly<Record<string, { readonly groups: readonly string[]; readonly roles: readonly string[] }>> = {
  ann: { groups: ['everyone', 'desk'], roles: ['user', 'editor'] },
  bob: { groups: ['everyone'], roles: ['user'] },
  olu: { groups: ['everyone'], roles: ['user', 'assurance'] },
};

/** Knows people by a header that only a test can send. */
const byHeader: SignIn = {
  mode: 'oidc',
  startPath: '/sign-in',
  openPaths: ['/sign-in'],
  async identify(request) {
    const name = request.headers.get('x-test-person') ?? '';
    const found = people[name];
    return found === undefined ? { status: 'unknown' } : { status: 'known', caller: { id: `person:${name}`, ...found } };
  },
};

function server(changes: Partial<ServerParts> = {}) {
  const parts = sampleParts({ signIn: byHeader, ...changes });
  const app = createServer(parts);
  const ask = (path: string, who?: string, init: RequestInit & { readonly headers?: Readonly<Record<string, string>> } = {}) =>
    app.request(path, { ...init, headers: { ...(who === undefined ? {} : { 'x-test-person': who }), ...init.headers } });
  const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const run = (who: string, text = 'one') => ask('/api/tools/echo/runs', who, { ...json, body: JSON.stringify({ words: text }) });
  return { app, parts, ask, run, json };
}

describe('who is not known', () => {
  test('gets nothing of any route but the way in, and whether the server lives', async () => {
    const { app, ask } = server();
    const open = new Set([
      '/healthz',
      '/readyz',
      '/metrics',
      '/assets/pages.css',
      '/assets/assay-chat.js',
      '/assets/assay-desk.js',
      '/assets/assay-results.js',
      '/assets/assay-welsh.js',
      '/assets/widget-examples.js',
      '/favicon.ico',
      // For the public: what was measured, and how accessible it is.
      '/transparency',
      '/transparency/:name',
      '/accessibility',
    ]);
    const routes = app.routes.filter(({ path, method }) => method !== 'ALL' || path === '/mcp').filter(({ path }) => !open.has(path));
    expect(routes.length).toBeGreaterThan(20);
    for (const { path, method } of routes) {
      const response = await ask(path.replace(/:\w+/g, 'x'), undefined, { method: method === 'ALL' ? 'POST' : method });
      expect([path, method, response.status]).toEqual([path, method, 401]);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
    }
    for (const path of ['/healthz', '/readyz', '/assets/pages.css']) expect((await ask(path)).status).toBe(200);
  });

  test('is led from a page to the way in, and back afterwards', async () => {
    const response = await server().ask('/documents?page=2', undefined, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/sign-in?to=%2Fdocuments%3Fpage%3D2']);
  });

  test('is told in the words of the face that was asked', async () => {
    const { ask, json } = server();
    const problem = await (await ask('/api/tools')).json();
    expect(problem).toMatchObject({ type: 'urn:assay:problem:not-signed-in', status: 401 });
    const openai = await (await ask('/v1/chat/completions', undefined, { ...json, body: '{}' })).json();
    expect(openai).toMatchObject({ error: { code: 'not_signed_in' } });
  });
});

describe('people among each other', () => {
  test('a run of somebody else is as absent as one that never was', async () => {
    const { ask, run } = server();
    const { id } = (await (await run('ann')).json()) as { readonly id: string };
    for (const [path, method] of [
      [`/api/runs/${id}`, 'GET'],
      [`/api/runs/${id}/events`, 'GET'],
      [`/api/runs/${id}`, 'DELETE'],
    ] as const) {
      const [own, others, none] = [
        await ask(path, 'ann', { method }),
        await ask(path, 'bob', { method }),
        await ask(path.replace(id, 'never-was'), 'bob', { method }),
      ];
      expect(own.status).toBeLessThan(300);
      expect(others.status).toBe(404);
      const told = (await others.json()) as Record<string, unknown>;
      expect({ ...told, instance: '' }).toEqual({ ...((await none.json()) as object), instance: '' });
    }
  });

  test('a document is for those in its audience, and absent for others', async () => {
    const { ask, parts } = server();
    await parts.store.documents.put(sampleDocument({ id: 'secret-page', title: 'Desk rules', audience: ['desk'] }));
    expect((await ask('/api/documents/secret-page', 'ann')).status).toBe(200);
    expect((await ask('/api/documents/secret-page', 'bob')).status).toBe(404);
    expect(await (await ask('/api/documents', 'bob')).text()).not.toContain('Desk rules');
    expect(await (await ask('/documents', 'bob', { headers: { accept: 'text/html' } })).text()).not.toContain('Desk rules');
  });

  test.each<[string, string, string, string, number]>([
    ['records are not for users', '/api/audit', 'GET', 'bob', 403],
    ['records are for assurance', '/api/audit', 'GET', 'olu', 200],
    ['use is not for users', '/api/usage', 'GET', 'bob', 403],
    ['documents are removed by editors alone', '/api/documents/leave', 'DELETE', 'bob', 403],
    ['documents are removed by editors alone', '/api/documents/leave', 'DELETE', 'olu', 403],
  ])('%s: %s %s by %s', async (_, path, method, who, status) => {
    const { ask, parts } = server();
    await parts.store.documents.put(sampleDocument());
    expect((await ask(path, who, { method })).status).toBe(status);
  });

  test('what was signed in can be left again, where people sign in', async () => {
    const page = await (await server().ask('/', 'ann', { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('action="/sign-out"');
    const local = await createServer(sampleParts()).request('/', { headers: { accept: 'text/html' } });
    expect(await local.text()).not.toContain('sign-out');
  });
});

describe('a key of a program', () => {
  const grant = { name: 'k', owner: 'person:ann', groups: ['everyone'], roles: ['user'], tools: [], expiresAt: '2027-01-01T00:00:00Z' };

  test('acts for its owner on every face, and a false one is nobody, also where people sign in otherwise', async () => {
    const store = memoryPeople();
    const { text, key } = makeApiKey(grant, new Date('2026-03-01T10:00:00Z'));
    await store.putKey(key);
    const { ask, run } = server({ people: store });
    const { id } = (await (await run('ann')).json()) as { readonly id: string };
    const authorization = `Bearer ${text}`;
    expect((await ask(`/api/runs/${id}`, undefined, { headers: { authorization } })).status).toBe(200);
    expect((await ask('/v1/models', undefined, { headers: { authorization } })).status).toBe(200);
    const refused = await ask('/api/tools', 'ann', { headers: { authorization: `${authorization.slice(0, -3)}AAA` } });
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('There is no such key')]);
  });
});

describe('nobody takes what others need', () => {
  test('one person has so many runs under way and no more, and others still find room', async () => {
    const { ask, json } = server();
    const begin = (who: string) =>
      ask('/api/tools/patience/runs', who, {
        ...json,
        headers: { ...json.headers, prefer: 'respond-async' },
        body: JSON.stringify({ question: 'x' }),
      });
    const begun = [];
    for (let count = 0; count < 8; count += 1) begun.push(await begin('ann'));
    expect(begun.map(({ status }) => status)).toEqual(begun.map(() => 202));
    const ninth = await begin('ann');
    expect([ninth.status, await ninth.text()]).toEqual([429, expect.stringContaining('You have 8 runs under way')]);
    const other = await begin('bob');
    expect(other.status).toBe(202);
    for (const [who, answers] of [
      ['ann', begun],
      ['bob', [other]],
    ] as const)
      for (const answer of answers) await ask(answer.headers.get('location') ?? '', who, { method: 'DELETE' });
  });

  test('several calls in one MCP request are not taken', async () => {
    const call = { jsonrpc: '2.0', method: 'tools/call', params: { name: 'echo', arguments: { words: 'one' } } };
    const body = JSON.stringify([1, 2].map((id) => ({ ...call, id })));
    const { ask, json } = server();
    const headers = { ...json.headers, accept: 'application/json, text/event-stream' };
    const refused = await ask('/mcp', 'ann', { ...json, headers, body });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('one call in a request')]);
  });

  test('asking for heads alone holds nothing open', async () => {
    const { ask } = server();
    for (let asked = 0; asked < 3; asked += 1) expect((await ask('/api/audit/export', 'olu', { method: 'HEAD' })).status).toBe(200);
    expect((await ask('/api/audit/export', 'olu')).status).toBe(200);
  });
});

describe('where nobody signs in', () => {
  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])(
    'a proxy (%s) is not answered for somebody else',
    async (name) => {
      const local = createServer(sampleParts());
      expect((await local.request('/api/audit', { headers: { [name]: '10.0.0.7' } })).status).toBe(403);
      expect((await local.request('/api/audit')).status).toBe(200);
    },
  );
});

test('who asks too often is told when to come again, and nobody else is', async () => {
  const { ask } = server({ limits: { requests: 10, writes: 2, perAddress: 1_000 } });
  for (let asked = 0; asked < 10; asked += 1) expect((await ask('/api/tools', 'ann')).status).toBe(200);
  const refused = await ask('/api/tools', 'ann');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '6']);
  expect((await ask('/api/tools', 'bob')).headers.get('ratelimit')).toBe('"requests";r=9;t=6');
});
