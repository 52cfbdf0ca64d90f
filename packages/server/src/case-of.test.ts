import { caseDigest } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { sampleParts } from './testing/sample-parts.ts';

const [host, json] = [{ host: '127.0.0.1:8000' }, { 'content-type': 'application/json' }];
const mcpCall = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'echo', arguments: { words: 'one' } } };
const faces: readonly (readonly [face: string, path: string, body: unknown])[] = [
  ['the runs of a tool', '/api/tools/echo/runs', { words: 'one' }],
  ['the OpenAI face', '/v1/chat/completions', { model: 'assay/echo', messages: [{ role: 'user', content: 'one' }] }],
  ['MCP', '/mcp', mcpCall],
];

function server() {
  const parts = sampleParts();
  const app = createServer(parts);
  const send = (path: string, body: unknown, reference: string) =>
    app.request(path, {
      method: 'POST',
      headers: { ...host, ...json, accept: 'application/json, text/event-stream', 'assay-case': reference },
      body: JSON.stringify(body),
    });
  return { parts, send };
}

describe.each(faces)('by the header of a request to %s', (_, path, body) => {
  test('a run is about a case, and its reference is not kept', async () => {
    const { parts, send } = server();
    await (await send(path, body, 'TO2026/0417')).text();
    const opened = await parts.store.audit.read(['run-opened']);
    expect(opened.map((record) => record.body.case)).toEqual([caseDigest(Buffer.alloc(32, 9), 'TO2026/0417')]);
    expect(JSON.stringify([await parts.store.audit.read(), parts.logged])).not.toContain('0417');
  });

  test.each([
    ['without a sign', ' ', 'give the reference'],
    ['too long', 'a'.repeat(101), 'at most 100'],
    ['beyond ASCII', 'caf\u00e9', 'plain ASCII'],
  ])('a reference %s stops it in words, and nothing runs', async (_words, reference, words) => {
    const { parts, send } = server();
    const response = await send(path, body, reference);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(words)]);
    expect(await parts.store.audit.read()).toEqual([]);
  });
});
