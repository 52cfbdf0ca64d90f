import { AssayError, defineTool, type ModelEngine, type RunParts } from '@assay/core';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createServer } from '../create-server.ts';
import { listen } from '../listen.ts';
import { sampleParts } from '../testing/sample-parts.ts';
import { openTelemetry } from './telemetry.ts';
import { sampleCollector } from './testing/sample-collector.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const json = { host: '127.0.0.1:8000', 'content-type': 'application/json' };
const asJson = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };

/** Asks a model, and says what it said. */
const asker = defineTool({
  name: 'asker',
  title: 'Asker',
  description: 'Asks.',
  module: import.meta.url,
  input: z.object({ words: z.string() }),
  result: z.object({ said: z.string() }),
  on: {
    async *model({ words }, { model }) {
      yield { type: 'progress', message: 'Asking' };
      return { said: await model.write([{ role: 'user', content: words }]) };
    },
  },
});

const house: ModelEngine = {
  id: 'house',
  kind: 'model',
  module: import.meta.url,
  parameters: { kind: 'openai-compatible', model: 'house-7b' },
  async *chat({ messages }) {
    if (messages.some(({ content }) => content.includes('break'))) throw new AssayError('engine-refused', 'Jane Osei may not ask that.');
    yield { type: 'text', text: 'yes' };
    yield { type: 'usage', input: 11, output: 3 };
  },
};

/** A server whose runs and requests are traced to a collector. */
async function traced(environment: Readonly<Record<string, string>>, changes: Partial<RunParts> = {}) {
  const logged: object[] = [];
  const telemetry = await openTelemetry(environment, (line) => logged.push(line));
  if (telemetry === undefined) throw new Error('a collector is named');
  const parts = sampleParts();
  const { guardrails, gate, store, retriever, now, engines } = parts;
  const engine = engines[0] ?? house;
  const tools = new Map([...parts.tools, asker].map((tool) => [tool.name, tool]));
  const runParts: RunParts = { tools, engine, retriever, guardrails, gate, store, now, ...changes };
  const app = createServer({
    ...parts,
    tools: [...tools.values()],
    start: (request) => telemetry.run(runParts, request),
    trace: telemetry.trace,
  });
  const run = (tool: string, input: unknown, headers: Readonly<Record<string, string>> = {}) =>
    app.request(`/api/tools/${tool}/runs?who=jane-osei`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(input) });
  return { app, run, telemetry, logged };
}

async function tracedToCollector(changes: Partial<RunParts> = {}) {
  const collector = await sampleCollector();
  closing.push(collector.close);
  const server = await traced({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address, ...asJson }, changes);
  return { ...server, collector };
}

describe('a request that is traced', () => {
  test('has a span for itself, for its run, and for gate, guardrails by stage and store, each within the other', async () => {
    const { run, telemetry, collector } = await tracedToCollector();
    expect((await run('echo', { words: 'one\ntwo' })).status).toBe(200);
    await telemetry.close();
    const spans = collector.spans();
    const named = (name: string) => spans.find((one) => one.name === name);
    const request = named('POST /api/tools/:tool/runs');
    const whole = named('run echo');
    expect(request?.parentSpanId ?? '').toBe('');
    expect(whole?.parentSpanId).toBe(request?.spanId);
    expect(
      spans
        .filter((one) => one.parentSpanId === whole?.spanId)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['gate', 'guardrails input', 'guardrails output', 'store']);
    for (const one of spans) {
      expect(one.traceId).toBe(request?.traceId);
      expect(one.endTimeUnixNano).toBeGreaterThanOrEqual(one.startTimeUnixNano);
      expect(one.resource).toMatchObject({ 'service.name': 'assay' });
      if (one.parentSpanId === whole?.spanId) expect(one.startTimeUnixNano).toBeGreaterThanOrEqual(whole?.startTimeUnixNano ?? 0n);
    }
    expect(request?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/api/tools/:tool/runs',
      'http.response.status_code': 200,
    });
    expect(whole?.attributes).toMatchObject({ 'assay.tool': 'echo', 'assay.outcome': 'done', 'assay.gate.state': 'enabled' });
    // Two texts with a citation each, and the result: however many, it is one span.
    expect(named('guardrails output')?.attributes['assay.calls']).toBeGreaterThanOrEqual(5);
  });

  test('has a span for each call of a model, named as generative AI is, with its tokens', async () => {
    const { run, telemetry, collector } = await tracedToCollector({ engine: house });
    expect((await run('asker', { words: 'may I?' })).status).toBe(200);
    await telemetry.close();
    const call = collector.spans().find(({ name }) => name === 'chat house-7b');
    const whole = collector.spans().find(({ name }) => name === 'run asker');
    expect([call?.kind, call?.parentSpanId]).toEqual([3, whole?.spanId]);
    expect(call?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'house-7b',
      'gen_ai.output.type': 'text',
      'gen_ai.usage.input_tokens': 11,
      'gen_ai.usage.output_tokens': 3,
    });
    expect(whole?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 11, 'gen_ai.usage.output_tokens': 3 });
    const points = collector.metrics().flatMap(({ name, points: all }) => all.map(({ attributes }) => [name, attributes] as const));
    expect(points.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'http.server.request.duration',
        'assay.run.duration',
        'gen_ai.client.operation.duration',
        'gen_ai.client.token.usage',
      ]),
    );
  });

  test.each<[string, Partial<RunParts>, string, unknown, string, object]>([
    ['a model that fails', { engine: house }, 'asker', { words: 'break' }, 'chat house-7b', { 'error.type': 'engine-refused' }],
    ['a tool that is off', {}, 'untested', { count: 1 }, 'run untested', { 'assay.outcome': 'tool-not-enabled' }],
    ['an input that is not valid', {}, 'echo', {}, 'run echo', { 'assay.outcome': 'invalid-input' }],
    ['a blocked input', {}, 'echo', { words: 'SECRET' }, 'run echo', { 'assay.outcome': 'blocked', 'error.type': 'input-blocked' }],
    [
      'a withheld answer',
      {},
      'echo',
      { words: 'UNSUPPORTED' },
      'run echo',
      { 'assay.outcome': 'withheld', 'error.type': 'output-withheld' },
    ],
    ['a tool that is none', {}, 'jane-osei', {}, 'run unknown', { 'assay.outcome': 'unknown-tool' }],
  ])('says of %s what it came to, by its code', async (_, changes, tool, input, name, attributes) => {
    const { run, telemetry, collector } = await tracedToCollector(changes);
    await run(tool, input);
    await telemetry.close();
    expect(collector.spans().find((one) => one.name === name)?.attributes).toMatchObject(attributes);
  });

  test('tells nothing of a person or a text, in a span, a figure or a status', async () => {
    const { app, run, telemetry, collector } = await tracedToCollector({ engine: house });
    const from = {
      'user-agent': 'Osei Browser',
      'x-forwarded-for-test': '10.0.0.7',
      cookie: 'who=osei',
      tracestate: 'osei=1',
      baggage: 'who=osei',
    };
    await run('asker', { words: 'PERSONAL Jane Osei' }, from);
    await run('asker', { words: 'break Jane Osei' }, from);
    await app.request('/documents/osei-case?q=osei', { headers: { ...json, ...from } });
    await app.request('/no/such/osei', { headers: { ...json, ...from } });
    await telemetry.close();
    expect(collector.spans().length).toBeGreaterThan(6);
    for (const { body } of collector.received()) expect(body.toString()).not.toMatch(/osei|PERSONAL|"local"|10\.0\.0\.7|yes"/i);
  });

  test('is answered, and its run kept, as without anybody who traces it', async () => {
    const { app, run, telemetry } = await tracedToCollector();
    const untraced = createServer(sampleParts());
    const body = JSON.stringify({ words: 'one\nFLAGGED two\nthree' });
    const eventsOf = async (server: typeof app) => {
      const answer = await server.request('/api/tools/echo/runs', { method: 'POST', headers: json, body });
      const kept = await server.request(`${answer.headers.get('location')}/events`, { headers: json });
      return { ...((await kept.json()) as object), run: '' };
    };
    expect(await eventsOf(app)).toEqual(await eventsOf(untraced));
    expect((await run('echo', { words: 'SECRET' })).status).toBe(422);
    await telemetry.close();
  });

  test('belongs to the trace that its caller names (traceparent), and to none that is torn', async () => {
    const { run, telemetry, collector } = await tracedToCollector();
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await run('echo', { words: 'one' }, { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
    await run('echo', { words: 'one' }, { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` });
    await run('echo', { words: 'one' }, { traceparent: 'x'.repeat(5_000) });
    await telemetry.close();
    const requests = collector.spans().filter(({ kind }) => kind === 2);
    expect(requests.filter((one) => one.traceId === traceId).map(({ parentSpanId }) => parentSpanId)).toEqual(['b7ad6b7169203331']);
    expect(requests.filter(({ parentSpanId }) => (parentSpanId ?? '') === '')).toHaveLength(2);
  });

  test('has a span to its last byte, and whoever watches the server has none', async () => {
    const { app, telemetry, collector } = await tracedToCollector();
    const server = await listen({ app, port: 0, host: '127.0.0.1' });
    const going = await fetch(`${server.url}/api/tools/patience/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ question: 'when' }),
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    await fetch(`${server.url}${going.headers.get('location')}`, { method: 'DELETE' });
    await going.text();
    for (const path of ['/healthz', '/readyz', '/metrics']) await fetch(`${server.url}${path}`);
    await server.close();
    await telemetry.close();
    const spans = collector.spans();
    const stream = spans.find(({ name }) => name === 'POST /api/tools/:tool/runs');
    expect(Number((stream?.endTimeUnixNano ?? 0n) - (stream?.startTimeUnixNano ?? 0n)) / 1e6).toBeGreaterThan(140);
    expect(spans.some(({ name }) => /healthz|readyz|metrics/.test(name))).toBe(false);
  });
});

describe('a collector', () => {
  test('gets protobuf where nothing else is asked for', async () => {
    const collector = await sampleCollector();
    closing.push(collector.close);
    const { run, telemetry } = await traced({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address });
    await run('echo', { words: 'one' });
    await telemetry.close();
    const types = new Map(collector.received().map(({ path, type }) => [path, type]));
    expect([types.get('/v1/traces'), types.get('/v1/metrics')]).toEqual(['application/x-protobuf', 'application/x-protobuf']);
    expect(collector.received().some(({ body }) => body.includes('guardrails input'))).toBe(true);
  });

  test.each<[string, () => Promise<string>]>([
    ['is down', async () => 'http://127.0.0.1:1'],
    [
      'never answers',
      async () => {
        const collector = await sampleCollector({ answers: false });
        closing.push(collector.close);
        return collector.address;
      },
    ],
    [
      'refuses',
      async () => {
        const collector = await sampleCollector({ status: 400 });
        closing.push(collector.close);
        return collector.address;
      },
    ],
  ])(
    'that %s neither fails nor delays a request, nor a stop for long',
    async (_, address) => {
      const { run, telemetry, logged } = await traced({
        OTEL_EXPORTER_OTLP_ENDPOINT: await address(),
        ...asJson,
        OTEL_BSP_SCHEDULE_DELAY: '10',
      });
      const startedAt = performance.now();
      for (let asked = 0; asked < 50; asked += 1) expect((await run('echo', { words: 'one' })).status).toBe(200);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      const stoppedAt = performance.now();
      await telemetry.close();
      expect(performance.now() - stoppedAt).toBeLessThan(8_000);
      // Told once, and without what the collector said.
      expect(logged.length).toBeLessThanOrEqual(1);
      expect(JSON.stringify(logged)).not.toContain('127.0.0.1');
    },
    20_000,
  );
});
