import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createServer } from './create-server.ts';
import { schemaWriter } from './openapi/json-schema.ts';
import { openapiDocument, operationsFor } from './openapi/openapi-document.ts';
import type { Operation } from './openapi/operation.ts';
import { sampleEvidence } from './pages/testing/sample-evidence.ts';
import { sampleDocument, sampleParts } from './testing/sample-parts.ts';

const host = { host: '127.0.0.1:8000' };
const parts = sampleParts();
const app = createServer(parts);
const kinds = parts.jobs?.kinds ?? [];
const operations = operationsFor(parts.tools, kinds);
const json = { ...host, 'content-type': 'application/json' };

interface Asked {
  readonly path?: string;
  readonly init?: RequestInit;
}

/** A request for each operation that it answers well; a path that is left out is the operation's own. */
const asked: Readonly<Record<string, () => Asked | Promise<Asked>>> = {
  'run-echo': () => ({ init: { headers: json, body: '{"words":"one\\nFLAGGED two"}' } }),
  'run-patience': async () => ({ init: { headers: { ...json, accept: 'text/event-stream' }, body: '{"question":"when"}' } }),
  'run-untested': () => ({ init: { headers: json, body: '{"count":1}' } }),
  'run-job-ingest': () => ({ init: { headers: json, body: '{"files":2}' } }),
  'add-documents': () => {
    const form = new FormData();
    for (const name of ['one.txt', 'two.txt']) form.append('file', new File(['You may take 25 days.'], name));
    return { init: { body: form } };
  },
  'get-run': async () => ({ path: await keptRun() }),
  'follow-run': async () => ({ path: `${await keptRun()}/events?after=1` }),
  'stop-run': async () => ({ path: await keptRun() }),
  'sign-off-reply': async () => ({
    path: `${await keptRun()}/sign-off`,
    init: { headers: json, body: '{"reply":"two OPEN","acknowledged":[]}' },
  }),
  'get-sign-offs': async () => ({ path: `${await signedRun()}/sign-off` }),
  'get-reply': async () => ({ path: `${await signedRun()}/reply/zip` }),
  'get-result': async () => ({ path: `${await keptRun()}/result/odt` }),
  'get-document': () => ({ path: '/api/documents/leave' }),
  'add-document': () => {
    const form = new FormData();
    form.set('file', new File(['You may take 25 days.'], 'new.txt'));
    return { init: { body: form } };
  },
  'read-file': () => {
    const form = new FormData();
    form.set('file', new File(['Dear Minister'], 'letter.pdf'));
    return { init: { body: form } };
  },
  'remove-document': async () => {
    await parts.store.documents.put(sampleDocument({ id: 'old' }));
    return { path: '/api/documents/old' };
  },
  'give-feedback': async () => {
    const run = (await keptRun()).split('/').at(-1);
    return { init: { headers: json, body: JSON.stringify({ run, useful: false, reason: 'wrong', text: 'The year.' }) } };
  },
  'turn-switch': () => ({ init: { headers: json, body: '{"scope":"tool","name":"untested","isOn":false,"reason":"a complaint"}' } }),
  'get-evidence': async () => ({ path: `/api/evidence/${encodeURIComponent((await parts.store.evidence.all())[0]?.id ?? '')}` }),
};

async function keptRun(): Promise<string> {
  const run = await app.request('/api/tools/echo/runs', { method: 'POST', headers: json, body: '{"words":"one\\nFLAGGED two"}' });
  return run.headers.get('location') ?? '';
}

async function signedRun(): Promise<string> {
  const run = await keptRun();
  await app.request(`${run}/sign-off`, { method: 'POST', headers: json, body: '{"reply":"two OPEN","acknowledged":[]}' });
  return run;
}

async function ask({ id, method, path }: Operation): Promise<Response> {
  const { path: own = path, init = {} } = (await asked[id]?.()) ?? {};
  return app.request(
    own,
    { method: method.toUpperCase(), headers: host, ...init },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  );
}

describe('the OpenAPI document', () => {
  test('holds what OpenAPI 3.1 asks for, and every reference in it leads somewhere', async () => {
    const response = await app.request('/openapi.json', { headers: host });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    const document = z.record(z.string(), z.unknown()).parse(await response.json());
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    const { components } = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }).parse(document);
    expect(references.filter((name) => name === undefined || !(name in components.schemas))).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('#/$defs');
  });

  test('describes every route of the API, and nothing that is none', () => {
    const registered = app.routes
      .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
      .flatMap(({ path, method }) => {
        const paths = path.includes(':tool') ? parts.tools.map(({ name }) => path.replace(':tool', name)) : [path];
        const each = path.includes(':job') ? kinds.map(({ name }) => path.replace(':job', name)) : paths;
        return each.map((one) => `${method} ${one.replace(/:(\w+)/g, '{$1}')}`);
      });
    const described = operations
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect([...new Set(described)].sort()).toEqual([...new Set(registered)].sort());
  });

  test('holds the input and the result of each tool', () => {
    const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(openapiDocument(parts.tools));
    expect(paths['/api/tools/echo/runs']?.post).toMatchObject({
      requestBody: { content: { 'application/json': { schema: { properties: { words: { type: 'string', minLength: 1 } } } } } },
      responses: { 200: { content: { 'application/json': { schema: { properties: { result: { required: ['lines'] } } } } } } },
    });
  });

  test('names the type of every problem that an operation can meet', () => {
    const text = JSON.stringify(openapiDocument(parts.tools));
    for (const { problems } of operations) for (const code of problems) expect(text).toContain(`"urn:assay:problem:${code}"`);
  });

  test.each(operations.map((operation) => [operation.id, operation] as const))('%s answers as it is described', async (id, operation) => {
    await parts.store.documents.put(sampleDocument());
    if ((await parts.store.evidence.all()).length === 0)
      for (const record of sampleEvidence('echo', 'c0ffee')) await parts.store.evidence.put(record);
    const response = await ask(operation);
    const described = operation.answers[response.status];
    // A tool that is off is described too, and says that it is off.
    if (id === 'run-untested')
      return expect([response.status, operation.problems]).toEqual([409, expect.arrayContaining(['tool-not-enabled'])]);
    expect(described, `${id}: ${response.status}`).toBeDefined();
    const type = response.headers.get('content-type')?.split(';')[0];
    const schema = described?.content?.[type ?? ''];
    if (type === 'application/json') {
      const body: unknown = await response.json();
      // A member that the description leaves out would be left out of what it reads.
      expect(schema?.parse(body)).toEqual(body);
    } else {
      expect(type === undefined ? described?.content : schema).toEqual(type === undefined ? undefined : expect.anything());
      await response.body?.cancel();
    }
  });

  test('a recursive schema is moved to the shared ones and pointed at', () => {
    const tree = z.object({
      name: z.string(),
      get children() {
        return z.array(tree);
      },
    });
    const schemas = schemaWriter();
    const written = JSON.stringify(schemas.of(z.object({ tree }), 'output'));
    const [, name] = /"#\/components\/schemas\/([^"]+)"/.exec(written) ?? [];
    expect(Object.keys(schemas.shared)).toContain(name);
    expect(JSON.stringify(schemas.shared)).not.toContain('#/$defs');
  });
});
