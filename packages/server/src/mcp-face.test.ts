import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createServer } from './create-server.ts';
import { type Listening, listen } from './listen.ts';
import { sampleParts } from './testing/sample-parts.ts';

const parts = sampleParts({ newId: () => crypto.randomUUID() });
const app = createServer(parts);
let server: Listening;
const clients: Client[] = [];

beforeAll(async () => {
  server = await listen({ app, port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => server.close());

type Era = 'legacy' | { pin: string };

async function connected(mode: Era): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
  clients.push(client);
  return client;
}

const textsOf = ({ content }: { content: readonly { type: string; text?: string }[] }) => content.map(({ text }) => text ?? '');
const lastRun = async () => {
  const opened = await parts.store.audit.read(['run-opened', 'run-closed']);
  return opened.at(-1);
};

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it never came to be so');
}

describe.each<[string, Era, string]>([
  ['2026-07-28', { pin: '2026-07-28' }, '2026-07-28'],
  ['2025-11-25', 'legacy', '2025-11-25'],
])('an unmodified MCP client of %s', (_, mode, version) => {
  test('speaks its own revision with the server', async () => {
    const client = await connected(mode);
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    expect(client.getServerVersion()).toMatchObject({ name: 'assay', version: '0.1.0' });
  });

  test('sees the tools that are on, and none that is off', async () => {
    const { tools } = await (await connected(mode)).listTools();
    expect(tools.map(({ name }) => name)).toEqual(['echo', 'patience']);
    expect(tools[0]).toMatchObject({
      title: 'Echo',
      inputSchema: { type: 'object', properties: { words: { type: 'string', minLength: 1 } }, required: ['words'] },
      outputSchema: { type: 'object', required: ['lines'] },
    });
  });

  test('gets the answer as text with its sources and as data, and is told how far it is', async () => {
    const told: { progress: number; message?: string | undefined }[] = [];
    const client = await connected(mode);
    const answer = await client.callTool(
      { name: 'echo', arguments: { words: 'one\nPERSONAL two' } },
      { onprogress: (progress) => told.push(progress) },
    );
    expect(answer.isError).not.toBe(true);
    expect(textsOf(answer)[0]).toBe('one [1]\n\nPERSONAL two [2]\n\nSources\n[1] Your words\n[2] Your words');
    expect(answer.structuredContent).toMatchObject({ lines: [{ text: 'one' }, { text: 'PERSONAL two' }] });
    expect(told).toMatchObject([{ message: 'Listening' }]);
    const run = z.object({ 'assay/run': z.string() }).parse(answer._meta)['assay/run'];
    expect(await parts.store.runs.get(run)).toMatchObject({ status: 'done', owner: 'local' });
  });

  test('is told what the guardrails noted', async () => {
    const answer = await (await connected(mode)).callTool({ name: 'echo', arguments: { words: 'FLAGGED' } });
    expect(textsOf(answer)[1]).toContain('Look at this word again.');
  });

  test.each<[string, string, Record<string, unknown>, string, string]>([
    ['a tool that is off', 'untested', { count: 1 }, 'tool-not-enabled', 'npx assay eval run untested'],
    ['an input that is not valid', 'echo', {}, 'invalid-input', 'words'],
    ['an input that a guardrail stops', 'echo', { words: 'SECRET plan' }, 'input-blocked', 'may not pass'],
    ['an answer that is withheld', 'echo', { words: 'an\nUNSUPPORTED claim' }, 'output-withheld', 'may not pass'],
    ['an engine that breaks', 'echo', { words: 'explode' }, 'engine-failed', 'the engine broke'],
  ])('meets %s as an error with the reason and none of the text', async (__, name, input, code, words) => {
    const answer = await (await connected(mode)).callTool({ name, arguments: input });
    expect(answer).toMatchObject({ isError: true, _meta: { 'assay/problem': { type: `urn:assay:problem:${code}` } } });
    expect(textsOf(answer)).toHaveLength(1);
    expect(textsOf(answer)[0]).toContain(words);
    expect(answer.structuredContent).toBeUndefined();
    expect(JSON.stringify(answer)).not.toMatch(/SECRET|UNSUPPORTED/);
  });

  test('meets a tool that does not exist as an error of the protocol', async () => {
    const failed = (await connected(mode)).callTool({ name: 'nothing', arguments: {} });
    await expect(failed).rejects.toMatchObject({ code: -32602, message: expect.stringContaining('no tool named "nothing"') });
  });

  test('stops the run when it cancels the call', async () => {
    const stop = new AbortController();
    const client = await connected(mode);
    const told: unknown[] = [];
    const call = client.callTool(
      { name: 'patience', arguments: { question: 'when' } },
      { signal: stop.signal, onprogress: (progress) => told.push(progress) },
    );
    const ended = expect(call).rejects.toThrow();
    await until(async () => told.length > 0);
    stop.abort('enough');
    await ended;
    await until(async () => (await lastRun())?.kind === 'run-closed');
    expect((await lastRun())?.body).toMatchObject({ status: 'cancelled' });
  });

  test('stops the run when it goes away', async () => {
    const client = await connected(mode);
    const told: unknown[] = [];
    const call = client.callTool({ name: 'patience', arguments: { question: 'when' } }, { onprogress: (progress) => told.push(progress) });
    const ended = expect(call).rejects.toThrow();
    await until(async () => told.length > 0);
    await client.close();
    await ended;
    await until(async () => (await lastRun())?.kind === 'run-closed');
    expect((await lastRun())?.body).toMatchObject({ status: 'cancelled' });
  });
});

describe('/mcp', () => {
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'patience', arguments: { question: 'when' } } };
  const json = { host: '127.0.0.1', 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const post = (body: unknown, headers: Record<string, string> = {}, to = app) =>
    to.request('/mcp', { method: 'POST', headers: { ...json, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

  test.each<[string, Record<string, string>, number]>([
    ['another host name (a rebound DNS name)', { host: 'evil.example' }, 421],
    ['the page of another site', { origin: 'https://evil.example' }, 403],
    ['a page on another port of this machine', { origin: 'http://127.0.0.1:9999' }, 403],
  ])('turns %s away', async (_, headers, status) => {
    expect((await post(call, headers)).status).toBe(status);
  });

  test.each<[string, string, Record<string, string>, number]>([
    ['more than it takes', JSON.stringify({ ...call, pad: 'x'.repeat(2_600_000) }), {}, 413],
    ['what is not JSON', '{oops', {}, 400],
    ['another type', 'words', { 'content-type': 'text/plain' }, 415],
    ['a revision nobody knows', JSON.stringify(call), { 'mcp-protocol-version': '2020-01-01' }, 400],
  ])('refuses %s', async (_, body, headers, status) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { message: expect.any(String) } });
  });

  test('keeps no stream open for who only listens', async () => {
    expect((await app.request('/mcp', { headers: json })).status).toBe(405);
  });

  test('one connection cannot stop the call of another', async () => {
    const before = (await parts.store.audit.read(['run-closed'])).length;
    const response = await post(call, { 'mcp-session-id': 'mine' });
    const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };
    expect((await post(cancel, { 'mcp-session-id': 'theirs' })).status).toBe(202);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await parts.store.audit.read(['run-closed'])).length).toBe(before);
    await post(cancel, { 'mcp-session-id': 'mine' });
    await until(async () => (await parts.store.audit.read(['run-closed'])).length > before);
    await response.body?.cancel();
  });

  test('an error nobody expected keeps its text in the log', async () => {
    const broken = sampleParts({ gate: { decide: () => Promise.reject(new Error('the password is swordfish')) } });
    const start = () => Promise.reject(new Error('the password is swordfish'));
    const face = createServer({ ...broken, start });
    for (const body of [call, { jsonrpc: '2.0', id: 2, method: 'tools/list' }]) {
      const told = await (await post(body, {}, face)).text();
      expect(told).toContain('did not expect');
      expect(told).not.toContain('swordfish');
    }
    expect(JSON.stringify(broken.logged)).toContain('swordfish');
  });

  test('a server with no place for another run says so', async () => {
    const full = createServer(sampleParts());
    const begun = { method: 'POST', headers: { ...json, accept: 'text/event-stream' }, body: '{"question":"when"}' };
    const places: string[] = [];
    for (let place = 0; place < 32; place += 1)
      places.push((await full.request('/api/tools/patience/runs', begun)).headers.get('location') ?? '');
    expect(await (await post(call, {}, full)).text()).toContain('all places are taken');
    for (const place of places) await full.request(place, { method: 'DELETE', headers: json });
  });
});
