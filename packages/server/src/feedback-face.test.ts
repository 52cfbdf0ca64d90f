import { type Caller, hmac } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import type { SignIn } from './people/sign-in.ts';
import type { ServerParts } from './server-parts.ts';
import { sampleParts } from './testing/sample-parts.ts';

const roles: Readonly<Record<string, readonly string[]>> = { ann: ['user'], bob: ['user'], olu: ['user', 'assurance'] };

const byHeader: SignIn = {
  mode: 'oidc',
  async identify(request) {
    const name = request.headers.get('x-test-person') ?? 'ann';
    const caller: Caller = { id: `person:${name}`, groups: ['everyone'], roles: roles[name] ?? [] };
    return { status: 'known', caller };
  },
};

function server(changes: Partial<ServerParts> = {}) {
  const parts = sampleParts({ signIn: byHeader, ...changes });
  const app = createServer(parts);
  const post = (path: string, body: unknown, who = 'ann', headers: Readonly<Record<string, string>> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-test-person': who, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const get = (path: string, who = 'ann') => app.request(path, { headers: { 'x-test-person': who } });
  const run = async (words = 'one', who = 'ann') => {
    const response = await post('/api/tools/echo/runs', { words }, who);
    const body = (await response.json()) as { readonly id?: string; readonly run?: string };
    return body.id ?? body.run ?? '';
  };
  const records = () => parts.store.audit.read(['feedback-given']);
  return { parts, post, get, run, records };
}

const no = { useful: false, reason: 'wrong' };

describe('POST /api/feedback', () => {
  test('keeps what a person says of a run of their own, and a later one replaces it', async () => {
    const { parts, post, run } = server();
    const id = await run();
    const answer = await post('/api/feedback', { run: id, ...no, text: ' The year is 2025. ' });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'kept' }]);
    const about = {
      run: id,
      tool: 'echo',
      engine: 'embedded',
      configuration: 'c0ffee',
      owner: 'person:ann',
      at: '2026-03-01T10:00:00.000Z',
    };
    expect(await parts.feedback.get(id)).toEqual({ ...about, ...no, text: 'The year is 2025.' });
    await post('/api/feedback', { run: id, useful: true });
    expect(await parts.feedback.get(id)).toEqual({ ...about, useful: true, reason: '', text: '' });
  });

  test('is on record without its text, which is committed by the key of its run', async () => {
    const { parts, post, run, records } = server();
    const id = await run();
    await post('/api/feedback', { run: id, ...no, text: 'The year is wrong.' });
    const found = await records();
    const { recordKey = '' } = (await parts.store.runs.get(id)) ?? {};
    const text = hmac(Buffer.from(recordKey, 'hex'), '"The year is wrong."');
    expect(found).toMatchObject([{ actor: 'person:ann', body: { run: id, tool: 'echo', status: 'done', ...no, text } }]);
    expect(JSON.stringify(found)).not.toContain('year');
  });

  test.each<[string, object, string, string]>([
    ['no reason for a No', { useful: false }, 'reason', 'must be one of wrong, out-of-date'],
    ['a reason that is not in the list', { useful: false, reason: 'dull' }, 'reason', 'must be one of wrong, out-of-date'],
    ['a reason for a Yes', { useful: true, reason: 'wrong' }, '', 'reason'],
    ['neither Yes nor No', {}, 'useful', 'must be true or false'],
    ['a text that is too long', { ...no, text: 'x'.repeat(501) }, 'text', '500 characters or fewer'],
    ['a text with personal data', { ...no, text: 'Tell PERSONAL.' }, 'text', 'may not be kept'],
    ['a text that is blocked', { ...no, text: 'A SECRET plan.' }, 'text', 'may not pass'],
    ['more than it takes', { ...no, owner: 'person:bob' }, '', 'owner'],
  ])('with %s is refused with the field, and nothing is kept', async (_, given, field, words) => {
    const { parts, post, run, records } = server();
    const id = await run();
    const answer = await post('/api/feedback', { run: id, ...given });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: expect.arrayContaining([{ field, message: expect.stringContaining(words) }]) });
    expect([await parts.feedback.get(id), await records()]).toEqual([undefined, []]);
  });

  test.each(['null', '[]', '"x"', '7', '{"run":5,"useful":true}'])('of another shape (%s) is refused', async (body) => {
    expect((await server().post('/api/feedback', body)).status).toBe(422);
  });

  test('a text of exactly 500 characters is kept, once what surrounds it is gone', async () => {
    const { post, run } = server();
    expect((await post('/api/feedback', { run: await run(), ...no, text: ` ${'x'.repeat(500)} ` })).status).toBe(200);
  });

  test('on a run of somebody else is as absent as on one that never was, also for assurance', async () => {
    const { parts, post, run } = server();
    const id = await run('one', 'bob');
    for (const who of ['ann', 'olu']) {
      const [other, none] = [
        await post('/api/feedback', { run: id, ...no }, who),
        await post('/api/feedback', { run: 'none', ...no }, who),
      ];
      expect([other.status, await other.json()]).toEqual([404, await none.json()]);
    }
    expect(await parts.feedback.get(id)).toBeUndefined();
  });

  test('on a run under way, or erased, is refused in words', async () => {
    const { parts, post, run } = server();
    const id = await run();
    await parts.store.runs.close(id, 'running', {});
    expect(await (await post('/api/feedback', { run: id, ...no })).json()).toMatchObject({ status: 400 });
    await parts.store.runs.erase(id, '2026-03-02T00:00:00Z');
    expect(await (await post('/api/feedback', { run: id, ...no })).json()).toMatchObject({ status: 410 });
  });

  test('is not kept where it cannot be recorded', async () => {
    const { parts, post, run } = server();
    const id = await run();
    parts.store.audit.append = () => Promise.reject(new Error('the disk is full'));
    const answer = await post('/api/feedback', { run: id, ...no });
    expect([answer.status, await parts.feedback.get(id)]).toEqual([503, undefined]);
  });

  test('is not taken from a page of another site', async () => {
    const { parts, post, run } = server();
    const id = await run();
    expect((await post('/api/feedback', { run: id, ...no }, 'ann', { origin: 'https://evil.example' })).status).toBe(403);
    expect(await parts.feedback.get(id)).toBeUndefined();
  });
});

describe('GET /api/feedback', () => {
  test('counts by tool, configuration and reason, with how many people, and names nobody', async () => {
    const { post, get, run } = server();
    for (const who of ['ann', 'ann', 'bob']) await post('/api/feedback', { run: await run('one', who), ...no, text: 'The year.' }, who);
    const text = await (await get('/api/feedback?from=2026-03-01', 'olu')).text();
    const about = { tool: 'echo', engine: 'embedded', configuration: 'c0ffee', ...no };
    expect(JSON.parse(text)).toMatchObject({
      counts: [{ ...about, count: 3, people: 2 }],
      texts: Array(3).fill({ ...about, text: 'The year.' }),
    });
    expect(text).not.toContain('person:');
  });

  test('is for assurance alone', async () => {
    expect((await server().get('/api/feedback')).status).toBe(403);
  });

  test.each(['from=2026-03-01T09:00:00Z&to=2026-03-01', 'from=2026-03-01T10:00:00Z&to=2026-03-01T10:00:00Z', ''])(
    'takes ?%s',
    async (query) => {
      expect((await server().get(`/api/feedback?${query}`, 'olu')).status).toBe(200);
    },
  );

  test.each(['from=yesterday', 'from=2026-03-02&to=2026-03-01', 'from=2026-03-01T10:00:01Z&to=2026-03-01T10:00:00Z'])(
    'with ?%s is refused in words',
    async (query) => {
      expect((await server().get(`/api/feedback?${query}`, 'olu')).status).toBe(400);
    },
  );
});

test('the guardrail statistics tell how many blocks were called wrong, by how many people; the last word of each counts', async () => {
  const { post, get, run } = server();
  const wrongly = { useful: false, reason: 'blocked-wrongly' };
  const [first, second, third, withheld, done] = [
    await run('SECRET'),
    await run('SECRET'),
    await run('SECRET'),
    await run('UNSUPPORTED'),
    await run(),
  ];
  for (const id of [first, second, third, done]) await post('/api/feedback', { run: id, ...wrongly });
  await post('/api/feedback', { run: third, useful: true });
  await post('/api/feedback', { run: withheld, ...no });
  expect(await (await get('/api/guardrails/statistics', 'olu')).json()).toMatchObject({
    runs: 5,
    unread: 0,
    wrongBlocks: { blocked: { runs: 3, calledWrong: 2, people: 1 }, withheld: { runs: 1, calledWrong: 0, people: 0 } },
  });
});
