import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createServer } from './create-server.ts';
import { type Listening, listen } from './listen.ts';
import { sampleParts } from './testing/sample-parts.ts';

const parts = sampleParts();
let server: Listening;
beforeAll(async () => {
  server = await listen({ app: createServer(parts), port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const sse = { accept: 'text/event-stream' };
const begin = (tool: string, input: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${server.url}/api/tools/${tool}/runs`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(input),
    ...(signal === undefined ? {} : { signal }),
  });
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const stop = (path: string) => fetch(`${server.url}${path}`, { method: 'DELETE' });
const events = z.object({ events: z.array(z.looseObject({ type: z.string(), sequence: z.number() })) });
const idsOf = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

/** Reads a stream until so many events came, then breaks the connection off. */
async function readSome(response: Response, most: number): Promise<number[]> {
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (idsOf(text).length < most) text += (await reader.read()).value ?? '';
  await reader.cancel();
  return idsOf(text);
}

/** A run that waits, and its place. */
async function waiting(): Promise<{ response: Response; place: string }> {
  const response = await begin('patience', { question: 'when' }, sse);
  return { response, place: response.headers.get('location') ?? '' };
}

describe('a reader of events', () => {
  test('whose connection breaks finds the run going on, and reads on without a gap or a double', async () => {
    const { response, place } = await waiting();
    const first = await readSome(response, 2);
    expect(await (await get(place)).json()).toMatchObject({ status: 'running' });
    const resumed = await get(`${place}/events`, { ...sse, 'last-event-id': String(first.at(-1)) });
    await stop(place);
    const rest = idsOf(await resumed.text());
    expect([...first, ...rest]).toEqual(Array.from({ length: first.length + rest.length }, (_, place) => place + 1));
  });

  test('that comes back to its first address, as browsers do, is not told again what it heard since', async () => {
    const place = (await begin('echo', { words: 'one\ntwo' })).headers.get('location');
    const again = await get(`${place}/events?after=2`, { ...sse, 'last-event-id': '6' });
    expect(idsOf(await again.text())).toEqual([7, 8]);
    const behind = await get(`${place}/events?after=6`, { ...sse, 'last-event-id': '2' });
    expect(idsOf(await behind.text())).toEqual([7, 8]);
  });

  test('that is one of many hears each event once', async () => {
    const { response, place } = await waiting();
    const readers = await Promise.all(Array.from({ length: 50 }, () => get(`${place}/events`, sse)));
    await stop(place);
    const heard = await Promise.all([response, ...readers].map(async (reader) => idsOf(await reader.text())));
    for (const ids of heard) expect(ids).toEqual(heard[0]);
    expect(heard[0]?.length).toBeGreaterThan(2);
  });

  test('that has read all of it is told nothing more', async () => {
    const place = (await begin('echo', { words: 'one' })).headers.get('location');
    expect(await (await get(`${place}/events?after=99`, sse)).text()).toBe('');
  });

  test('of a run that was erased is told so, and nothing else', async () => {
    const run = { id: 'gone', tool: 'echo', engine: 'embedded', owner: 'local', status: 'done', configuration: 'c' } as const;
    await parts.store.runs.open({ ...run, createdAt: '2026-03-01T09:00:00Z', input: { words: 'kept' }, recordKey: 'k', restorations: {} });
    await parts.store.runs.erase('gone', '2026-03-02T09:00:00Z');
    for (const path of ['/api/runs/gone', '/api/runs/gone/events']) {
      const answer = await get(path);
      expect(answer.status).toBe(410);
      expect(await answer.json()).toMatchObject({ type: 'urn:assay:problem:erased', detail: expect.stringContaining('on 2026-03-02') });
    }
  });

  test('of a run that was lost is told once that it ended, also when it asks again', async () => {
    const run = { id: 'lost', tool: 'echo', engine: 'embedded', owner: 'local', status: 'running', configuration: 'c' } as const;
    await parts.store.runs.open({ ...run, createdAt: '2026-03-01T09:00:00Z', input: null, recordKey: 'k', restorations: {} });
    await parts.store.runs.append('lost', { type: 'progress', message: 'a', sequence: 1, at: '2026-03-01T09:00:00Z' });
    for (const [after, ids] of [
      [0, [1, 2]],
      [1, [2]],
      [2, []],
    ] as const)
      expect(idsOf(await (await get(`/api/runs/lost/events?after=${after}`, sse)).text())).toEqual(ids);
  });

  test.each(['soon', '-1', '1.5', '9999999999999'])('that says it read %j is refused in words', async (last) => {
    const place = (await begin('echo', { words: 'one' })).headers.get('location');
    for (const response of [await get(`${place}/events?after=${last}`), await get(`${place}/events`, { 'last-event-id': last })])
      expect([response.status, await response.json()]).toEqual([
        400,
        expect.objectContaining({ detail: expect.stringContaining('after') }),
      ]);
  });
});

describe('who cannot read a stream', () => {
  test('begins a run without waiting for it, and polls until it has ended', async () => {
    const begun = await begin('patience', { question: 'when' }, { prefer: 'respond-async' });
    expect([begun.status, begun.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
    const place = begun.headers.get('location') ?? '';
    expect(await begun.json()).toMatchObject({ status: 'running', events: `${place}/events` });
    const soFar = await get(`${place}/events`);
    expect([soFar.status, soFar.headers.get('retry-after')]).toEqual([202, '1']);
    const last = events.parse(await soFar.json()).events.at(-1)?.sequence ?? 0;
    await stop(place);
    await vi.waitFor(async () => expect((await get(`${place}/events`)).status).toBe(200));
    const rest = events.parse(await (await get(`${place}/events?after=${last}`)).json()).events;
    expect(rest.at(-1)).toMatchObject({ type: 'ended', status: 'cancelled' });
    expect(rest[0]?.sequence).toBe(last + 1);
  });
});

describe('a run', () => {
  test('whose caller waits for the whole answer and leaves is stopped', async () => {
    const count = async (kind: 'run-opened' | 'run-closed') => (await parts.store.audit.read([kind])).length;
    const [opened, closed] = [await count('run-opened'), await count('run-closed')];
    const leaving = new AbortController();
    const gone = expect(begin('patience', { question: 'when' }, {}, leaving.signal)).rejects.toThrow();
    await vi.waitFor(async () => expect(await count('run-opened')).toBe(opened + 1));
    leaving.abort();
    await gone;
    await vi.waitFor(async () => expect(await count('run-closed')).toBe(closed + 1));
    expect((await parts.store.audit.read(['run-closed'])).at(-1)?.body).toMatchObject({ status: 'cancelled' });
  });

  test('that has ended can be stopped, to no effect; one of somebody else cannot', async () => {
    const place = (await begin('echo', { words: 'one' })).headers.get('location') ?? '';
    expect((await stop(place)).status).toBe(204);
    expect(await (await get(place)).json()).toMatchObject({ status: 'done' });
    const hers = { id: 'hers', tool: 'echo', engine: 'embedded', owner: 'ann', status: 'running', configuration: 'c' } as const;
    await parts.store.runs.open({ ...hers, createdAt: '2026-03-01T09:00:00Z', input: null, recordKey: 'k', restorations: {} });
    expect((await stop('/api/runs/hers')).status).toBe(404);
  });

  test.each<[string, () => Promise<Response>]>([
    ['as JSON', () => begin('echo', { words: 'one' })],
    ['that was withheld', () => begin('echo', { words: 'UNSUPPORTED' })],
    [
      'on the OpenAI wire',
      () =>
        fetch(`${server.url}/v1/chat/completions`, {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ model: 'assay/echo', messages: [{ role: 'user', content: 'one' }] }),
        }),
    ],
  ])('%s says what guard and engine took and how long text was held', async (_, ask) => {
    const timing = (await ask()).headers.get('server-timing');
    expect(timing).toMatch(/^gate;dur=[\d.]+, guard;dur=[\d.]+, engine;dur=[\d.]+, held;dur=[\d.]+, run;dur=[\d.]+$/);
  });
});
