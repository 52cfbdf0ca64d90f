import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { listen } from './listen.ts';
import { sampleParts } from './testing/sample-parts.ts';

const json = { host: '127.0.0.1:8000', 'content-type': 'application/json' };
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

function serverWith(changes: Parameters<typeof sampleParts>[0] = {}) {
  const parts = sampleParts(changes);
  const app = createServer(parts);
  const run = (tool: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(`/api/tools/${tool}/runs`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const metrics = async () => (await app.request('/metrics', { headers: json }, from('127.0.0.1'))).text();
  return { app, run, metrics, parts };
}

describe('/metrics', () => {
  test('counts runs by tool, engine and outcome, and how long they took', async () => {
    const { run, metrics } = serverWith();
    for (const words of ['one', 'two', 'SECRET', 'UNSUPPORTED', 'explode']) await run('echo', { words });
    await run('untested', { count: 1 });
    await run('echo', {});
    const text = await metrics();
    expect(text).toContain('assay_runs_total{tool="echo",engine="embedded",outcome="done"} 2');
    for (const outcome of ['blocked', 'withheld', 'failed'])
      expect(text).toContain(`assay_runs_total{tool="echo",engine="embedded",outcome="${outcome}"} 1`);
    expect(text).toContain('assay_runs_total{tool="untested",engine="",outcome="tool-not-enabled"} 1');
    expect(text).toContain('assay_runs_total{tool="echo",engine="",outcome="invalid-input"} 1');
    expect(text).toContain('assay_run_duration_seconds_count{tool="echo",engine="embedded"} 5');
    for (const part of ['guard', 'engine', 'held'])
      expect(text).toMatch(new RegExp(`assay_run_part_seconds_total\\{.*part="${part}"\\} [\\d.e-]+`));
    expect(text).toContain('assay_tokens_total{tool="echo",engine="embedded",direction="input"} 0');
  });

  test('counts what the checks did, by stage and action', async () => {
    const { run, metrics } = serverWith();
    for (const words of ['one', 'SECRET', 'FLAGGED']) await run('echo', { words });
    const text = await metrics();
    expect(text).toContain('assay_guardrail_verdicts_total{check="words",stage="input",action="block",outcome="found"} 1');
    expect(text).toContain('assay_guardrail_verdicts_total{check="words",stage="input",action="flag",outcome="found"} 1');
    expect(text).toContain('assay_guardrail_verdicts_total{check="words",stage="input",action="allow",outcome="passed"} 1');
  });

  test('tells where each tool stands, and how many runs are under way', async () => {
    const { app, run, metrics } = serverWith();
    const going = await run('patience', { question: 'when' }, { accept: 'text/event-stream' });
    const text = await metrics();
    expect(text).toContain('assay_runs_active 1');
    expect(text).toContain('assay_gate_state{tool="untested",engine="embedded",state="unmeasured"} 1');
    expect(text).toContain('assay_gate_state{tool="untested",engine="embedded",state="enabled"} 0');
    expect(text).toContain('assay_tool_enabled{tool="echo",engine="embedded"} 1');
    await app.request(going.headers.get('location') ?? '', { method: 'DELETE', headers: json });
    await going.text();
    expect(await metrics()).toContain('assay_runs_active 0');
  });

  test('counts requests by route, never by what was asked for', async () => {
    const { app, run, metrics } = serverWith();
    for (const id of ['a', 'b']) await app.request(`/api/runs/${id}`, { headers: json });
    await app.request('/no/such/place-of-jane-osei', { headers: json });
    await run('jane-osei', { words: 'PERSONAL' });
    await run('echo', { words: 'PERSONAL' });
    const text = await metrics();
    expect(text).toContain('assay_http_requests_total{method="GET",route="/api/runs/:id",status="404"} 2');
    expect(text).toContain('assay_http_requests_total{method="GET",route="none",status="404"} 1');
    expect(text).toContain('assay_runs_total{tool="unknown",engine="",outcome="unknown-tool"} 1');
    expect(text).not.toMatch(/osei|PERSONAL|local"/);
  });

  test.each<[string, string | undefined, Record<string, string>, number]>([
    ['this machine', '127.0.0.1', {}, 200],
    ['this machine by its other address', '::1', {}, 200],
    ['this machine as a socket of both kinds names it', '::ffff:127.0.0.1', {}, 200],
    ['an address that the deployment names', '10.0.0.7', {}, 200],
    ['any other address', '10.0.0.8', {}, 403],
    ['an address that only looks like this machine', '127.0.0.1.evil.example', {}, 403],
    ['somebody whose connection is not known', undefined, {}, 403],
    ['a proxy on this machine that says for whom it asks', '127.0.0.1', { 'x-forwarded-for': '10.0.0.8' }, 403],
  ])('to %s it answers as it should', async (_, address, headers, status) => {
    const { app } = serverWith({ metricsFrom: ['10.0.0.7'] });
    const response = await app.request('/metrics', { headers: { ...json, ...headers } }, address === undefined ? {} : from(address));
    expect(response.status).toBe(status);
    if (status === 200) expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    else expect(await response.json()).toMatchObject({ type: 'urn:assay:problem:forbidden' });
  });

  test('is read over a real connection', async () => {
    const server = await listen({ app: serverWith().app, port: 0, host: '127.0.0.1' });
    const response = await fetch(`${server.url}/metrics`);
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('# TYPE assay_runs_total counter')]);
    await server.close();
  });
});
