import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createServer } from './create-server.ts';
import { limits } from './limits.ts';
import { sampleParts } from './testing/sample-parts.ts';

const host = { host: '127.0.0.1:8000' };
const json = { ...host, 'content-type': 'application/json' };

function face(changes: Parameters<typeof sampleParts>[0] = {}) {
  const parts = sampleParts(changes);
  const app = createServer(parts);
  return {
    parts,
    begin: (body: unknown, name = 'ingest') =>
      app.request(`/api/jobs/${name}/runs`, { method: 'POST', headers: json, body: JSON.stringify(body) }),
    send: (form: FormData) => app.request('/api/documents/bulk', { method: 'POST', headers: host, body: form }),
    get: (path: string) => app.request(path, { headers: host }),
    stop: (path: string) => app.request(path, { method: 'DELETE', headers: host }),
  };
}

function formOf(...files: readonly (readonly [name: string, text: string])[]): FormData {
  const form = new FormData();
  for (const [name, text] of files) form.append('file', new File([text], name));
  return form;
}

const placeOf = (response: Response) => response.headers.get('location') ?? '';
const typeOf = async (response: Response) => z.looseObject({ type: z.string() }).parse(await response.json()).type;

describe('a job', () => {
  test('is begun at once, followed, and read when it has ended, like any run', async () => {
    const { begin, get, parts } = face();
    const begun = await begin({ files: 3 });
    expect(begun.status).toBe(202);
    const place = placeOf(begun);
    await vi.waitFor(async () =>
      expect(await (await get(place)).json()).toMatchObject({ status: 'done', tool: 'ingest', result: { ingested: 3 } }),
    );
    const { events } = z
      .object({ events: z.array(z.looseObject({ type: z.string() })) })
      .parse(await (await get(`${place}/events`)).json());
    expect(events.map(({ type }) => type)).toEqual(['started', 'progress', 'result', 'ended']);
    expect(events[1]).toMatchObject({ message: 'Counting', done: 1, total: 3 });
    const kinds = (await parts.store.audit.read(['run-opened', 'run-closed'])).map(({ kind, body }) => [kind, body.tool ?? body.status]);
    expect(kinds).toEqual([
      ['run-opened', 'ingest'],
      ['run-closed', 'done'],
    ]);
  });

  test('is one of its kind at a time, and another can begin when it was stopped', async () => {
    const { begin, get, stop } = face();
    const place = placeOf(await begin({ files: 100 }));
    const second = await begin({ files: 1 });
    expect([second.status, await typeOf(second)]).toEqual([409, 'urn:assay:problem:already-running']);
    expect((await stop(place)).status).toBe(204);
    await vi.waitFor(async () => expect(await (await get(place)).json()).toMatchObject({ status: 'cancelled' }));
    expect((await begin({ files: 1 })).status).toBe(202);
  });

  test.each<[string, unknown, string | undefined, number, string]>([
    ['of an unknown name', {}, 'nothing', 404, 'unknown-tool'],
    ['with a wrong input', { files: 0 }, undefined, 422, 'invalid-input'],
    ['with a field too many', { files: 1, more: 1 }, undefined, 422, 'invalid-input'],
  ])('%s is refused in words', async (_, body, name, status, code) => {
    const response = await face().begin(body, name);
    expect([response.status, await typeOf(response)]).toEqual([status, `urn:assay:problem:${code}`]);
  });

  test('whose opening record cannot be written is not begun', async () => {
    const { begin, parts } = face();
    parts.store.audit.append = () => Promise.reject(new Error('the disk is full'));
    const response = await begin({ files: 1 });
    expect([response.status, await typeOf(response)]).toEqual([503, 'urn:assay:problem:audit-unavailable']);
  });

  test('is for its roles alone: nobody else begins one or sends files', async () => {
    const user = { id: 'ann', groups: ['everyone'], roles: ['user'] };
    const signIn = { mode: 'proxy' as const, startPath: '/', identify: async () => ({ status: 'known' as const, caller: user }) };
    const { begin, send, get } = face({ signIn });
    for (const response of [await begin({ files: 1 }), await send(formOf(['a.txt', 'text']))])
      expect([response.status, await typeOf(response)]).toEqual([403, 'urn:assay:problem:forbidden']);
    expect(await (await get('/api/jobs')).json()).toMatchObject({ jobs: [{ name: 'ingest', roles: ['editor'], isForYou: false }] });
  });
});

describe('many files', () => {
  test('are taken in by a job', async () => {
    const { send, get } = face();
    const begun = await send(formOf(['a.txt', 'one'], ['b.txt', 'two']));
    expect(begun.status).toBe(202);
    await vi.waitFor(async () =>
      expect(await (await get(placeOf(begun))).json()).toMatchObject({ status: 'done', result: { ingested: 2 } }),
    );
  });

  test('are thrown away where the job is not begun', async () => {
    const discard = vi.fn(async () => {});
    const { kinds, start } = sampleParts().jobs ?? expect.fail();
    const { send } = face({ jobs: { kinds, start, keepFiles: async () => ({ input: { files: 0 }, discard }) } });
    expect((await send(formOf(['a.txt', 'one']))).status).toBe(422);
    expect(discard).toHaveBeenCalledOnce();
  });

  test.each<[string, FormData, number]>([
    ['none', new FormData(), 400],
    ['an empty one among others', formOf(['a.txt', 'one'], ['b.txt', '']), 400],
    ['too many', formOf(...Array.from({ length: limits.bulkFiles + 1 }, (_, place) => [`${place}.txt`, 'x'] as const)), 413],
  ])('that are %s are refused in words', async (_, form, status) => {
    const response = await face().send(form);
    expect(response.status).toBe(status);
  });
});
