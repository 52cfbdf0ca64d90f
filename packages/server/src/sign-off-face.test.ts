import { hmac, localCaller, verifyAuditChain } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { sampleParts } from './testing/sample-parts.ts';

const json = { host: '127.0.0.1:8000', 'content-type': 'application/json' };

async function served(changes: Parameters<typeof sampleParts>[0] = {}) {
  const parts = sampleParts(changes);
  const app = createServer(parts);
  const post = (path: string, body: object) => app.request(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
  const get = (path: string) => app.request(path, { headers: json });
  const begun = await post('/api/tools/echo/runs', { words: 'one PERSONAL' });
  const run = begun.headers.get('location') ?? '';
  return { parts, app, post, get, run, id: run.split('/').at(-1) ?? '' };
}

describe('a sign-off', () => {
  test('is answered with who signed, what they changed and what stood open, and is on record without a text', async () => {
    const { parts, post, run, id } = await served();
    const item = { kind: 'open', quote: 'OPEN', message: 'Look.' };
    const response = await post(`${run}/sign-off`, { reply: 'two\r\nOPEN', acknowledged: [item] });
    expect(response.status).toBe(201);
    const signed = (await response.json()) as { checkedBy: string };
    expect(signed).toMatchObject({
      run: id,
      number: 1,
      by: localCaller.id,
      reply: 'two\nOPEN',
      edits: [{ isSubstantive: true, was: 'one PERSONAL', now: 'two\nOPEN' }],
      open: [{ ...item, acknowledged: true }],
      files: { odt: `/api/runs/${id}/reply/odt` },
    });
    const [record] = await parts.store.audit.read(['signed-off']);
    expect(record).toMatchObject({
      actor: localCaller.id,
      body: {
        run: id,
        checkedBy: signed.checkedBy,
        number: 1,
        substantiveEdits: 1,
        cosmeticEdits: 0,
        openItems: 1,
        acknowledgedItems: 1,
        hasReason: false,
      },
    });
    expect(JSON.stringify(record)).not.toContain('two');
    const key = Buffer.from((await parts.store.runs.get(id))?.recordKey ?? '', 'hex');
    expect(record?.body.reply).toBe(hmac(key, JSON.stringify('two\nOPEN')));
    expect(verifyAuditChain(await parts.store.audit.read()).status).toBe('whole');
    // What is signed was checked by a run of its own, which is on record too.
    expect((await parts.store.audit.read(['run-closed'])).map(({ body }) => body.run)).toContain(signed.checkedBy);
  });

  test('says first what there is to look at, and signs nothing until it is told what was', async () => {
    const { post, run, parts } = await served();
    const answer = await post(`${run}/sign-off`, { reply: 'a GAP' });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { edits: [{ isSubstantive: true }], open: [{ kind: 'gap', quote: 'GAP' }], needsReason: 'Say why it may go with a gap.' },
    ]);
    expect(await parts.store.audit.read(['signed-off'])).toEqual([]);
  });

  test('takes an item for seen only as it stands now', async () => {
    const { post, run } = await served();
    const acknowledged = [{ kind: 'open', quote: 'OPEN', message: 'As it was before.' }];
    expect(await (await post(`${run}/sign-off`, { reply: 'OPEN', acknowledged })).json()).toMatchObject({
      open: [{ acknowledged: false }],
    });
  });

  test('is superseded by a later one, and both stay', async () => {
    const { parts, post, get, run } = await served();
    await post(`${run}/sign-off`, { reply: 'first', acknowledged: [] });
    expect(await (await post(`${run}/sign-off`, { reply: 'second', acknowledged: [] })).json()).toMatchObject({ number: 2 });
    const { signOffs } = (await (await get(`${run}/sign-off`)).json()) as { signOffs: { reply: string }[] };
    expect(signOffs.map(({ reply }) => reply)).toEqual(['first', 'second']);
    expect((await parts.store.audit.read(['signed-off'])).map(({ body }) => body.number)).toEqual([1, 2]);
  });

  test('of a draft with a gap needs a reason, and says what stands open', async () => {
    const { post, run, parts } = await served();
    const refused = await post(`${run}/sign-off`, { reply: 'a GAP', acknowledged: [], reason: '  ' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      type: 'urn:assay:problem:invalid-input',
      errors: [{ field: 'reason', message: 'Say why it may go with a gap.' }],
      open: [{ kind: 'gap' }],
    });
    expect(await parts.store.audit.read(['signed-off'])).toEqual([]);
    const signed = await post(`${run}/sign-off`, { reply: 'a GAP', acknowledged: [], reason: 'the policy team answers by telephone' });
    expect(await signed.json()).toMatchObject({ reason: 'the policy team answers by telephone', open: [{ acknowledged: false }] });
  });

  test.each<[string, object, number]>([
    ['an empty reply', { reply: ' \n ' }, 422],
    ['no reply', {}, 422],
    ['a field nobody knows', { reply: 'x', more: 1 }, 422],
    ['a reply that a guardrail stops', { reply: 'SECRET' }, 422],
    ['a reply of which the check breaks', { reply: 'explode' }, 502],
  ])('%s is refused, and nothing is kept', async (_, body, status) => {
    const { post, run, parts, id } = await served();
    expect((await post(`${run}/sign-off`, body)).status).toBe(status);
    expect(await parts.store.audit.read(['signed-off'])).toEqual([]);
    expect((await parts.store.runs.events(id, 0)).at(-1)?.type).toBe('ended');
  });

  test('of a tool that was turned off meanwhile is refused with the command that measures it', async () => {
    const { parts, run, id } = await served();
    const off = createServer({
      ...parts,
      start: async () => ({
        status: 'refused',
        code: 'tool-not-enabled',
        message: 'off',
        decision: { ...(await parts.gate.decide('untested', 'embedded', localCaller)) },
      }),
    });
    const answer = await off.request(`${run}/sign-off`, { method: 'POST', headers: json, body: '{"reply":"x","acknowledged":[]}' });
    expect([answer.status, await answer.json()]).toMatchObject([409, { command: 'npx assay eval run untested' }]);
    expect((await parts.store.runs.events(id, 0)).at(-1)?.type).toBe('ended');
  });

  test('of another tool’s run, somebody else’s, one that is not there and one that was erased is refused', async () => {
    const { parts, app, post, run, id } = await served();
    const waiting = await app.request('/api/tools/patience/runs', {
      method: 'POST',
      headers: { ...json, prefer: 'respond-async' },
      body: '{"question":"x"}',
    });
    const other = waiting.headers.get('location') ?? '';
    expect((await post(`${other}/sign-off`, { reply: 'x', acknowledged: [] })).status).toBe(422);
    await app.request(other, { method: 'DELETE', headers: json });
    expect((await post('/api/runs/none/sign-off', { reply: 'x', acknowledged: [] })).status).toBe(404);
    const kept = await parts.store.runs.get(id);
    if (kept !== undefined) await parts.store.runs.open({ ...kept, owner: 'person:bob' });
    expect((await post(`${run}/sign-off`, { reply: 'x', acknowledged: [] })).status).toBe(404);
    expect((await app.request(`${run}/reply/odt`, { headers: json })).status).toBe(404);
    if (kept !== undefined) await parts.store.runs.open(kept);
    await parts.store.runs.erase(id, '2026-11-27T00:00:00Z');
    expect((await post(`${run}/sign-off`, { reply: 'x', acknowledged: [] })).status).toBe(410);
  });

  test('whose record cannot be written does not stand', async () => {
    const { parts, run, id } = await served();
    const audit = {
      ...parts.store.audit,
      append: async (entry: Parameters<typeof parts.store.audit.append>[0]) => {
        if (entry.kind === 'signed-off') throw new Error('the disk is full');
        return parts.store.audit.append(entry);
      },
    };
    const app = createServer({ ...parts, store: { ...parts.store, audit } });
    expect((await app.request(`${run}/sign-off`, { method: 'POST', headers: json, body: '{"reply":"x","acknowledged":[]}' })).status).toBe(
      503,
    );
    expect((await parts.store.runs.events(id, 0)).at(-1)?.type).toBe('ended');
  });

  test('whose number another took meanwhile takes the next; one that cannot be kept says so', async () => {
    const { parts, run } = await served();
    let fails = 1;
    const runs = {
      ...parts.store.runs,
      append: async (...given: Parameters<typeof parts.store.runs.append>) => {
        if (given[1]?.type === 'signed-off' && fails > 0) {
          fails -= 1;
          throw new Error('UNIQUE constraint failed');
        }
        return parts.store.runs.append(...given);
      },
    };
    const app = createServer({ ...parts, store: { ...parts.store, runs } });
    const sign = () => app.request(`${run}/sign-off`, { method: 'POST', headers: json, body: '{"reply":"x","acknowledged":[]}' });
    expect((await sign()).status).toBe(201);
    fails = 9;
    const answer = await sign();
    expect([answer.status, await answer.json()]).toMatchObject([503, { detail: expect.stringContaining('Sign it off again') }]);
  });
});

describe('a signed reply', () => {
  test('is given as a file with what the caller wrote, only once it is signed', async () => {
    const { post, get, run, id } = await served();
    expect((await get(`${run}/reply/odt`)).status).toBe(404);
    await post(`${run}/sign-off`, { reply: 'first', acknowledged: [] });
    await post(`${run}/sign-off`, { reply: 'second', acknowledged: [] });
    const file = await get(`${run}/reply/txt`);
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="reply-${id.slice(0, 8)}.txt"`);
    expect(await file.json()).toMatchObject({
      format: 'txt',
      input: { words: 'one PERSONAL' },
      signOffs: [{ reply: 'first' }, { reply: 'second' }],
    });
  });

  test.each(['pdf', '__proto__', 'ODT'])('is not had as %s', async (format) => {
    const { post, get, run } = await served();
    await post(`${run}/sign-off`, { reply: 'x', acknowledged: [] });
    const answer = await get(`${run}/reply/${format}`);
    expect([answer.status, await answer.json()]).toMatchObject([404, { detail: expect.stringContaining('odt, docx, eml, txt, zip') }]);
  });

  test('events of a run tell of its sign-offs after its end', async () => {
    const { post, get, run } = await served();
    await post(`${run}/sign-off`, { reply: 'x', acknowledged: [] });
    const { events } = (await (await get(`${run}/events`)).json()) as { events: { type: string }[] };
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['ended', 'signed-off']);
  });
});
