import { type Session, verifyAuditChain } from '@assay/core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeStores, everyStore, startStores } from './testing/every-store.ts';
import { document, entry, evidence } from './testing/sample-entries.ts';
import { feedback } from './testing/sample-runs.ts';

const run = (id: string) => ({
  id,
  tool: 'summariser',
  engine: 'embedded',
  owner: 'local',
  status: 'running' as const,
  configuration: 'c',
  createdAt: '2026-11-24T00:00:00Z',
  input: null,
  recordKey: 'k',
  restorations: {},
});

beforeAll(startStores, 120_000);
afterEach(closeStores);

describe.each(everyStore)('keys and sessions %s', (_, open) => {
  const key = {
    id: 'k1',
    secretDigest: 'd',
    name: 'case system',
    owner: 'person:ann',
    groups: ['desk'],
    roles: ['user'],
    tools: [],
    createdAt: '2026-11-24T00:00:00Z',
    expiresAt: '2027-11-24T00:00:00Z',
  };
  const session = (idDigest: string, changes: Partial<Session> = {}): Session => ({
    idDigest,
    caller: { id: 'person:ann', groups: ['desk'], roles: ['user'] },
    subject: 'ann',
    createdAt: '2026-11-24T00:00:00Z',
    seenAt: '2026-11-24T00:00:00Z',
    expiresAt: '2026-11-24T10:00:00Z',
    ...changes,
  });

  test('a key is given back as it was put, revoked once, and never put twice', async () => {
    const { people } = await open();
    await people.putKey(key);
    expect([await people.getKey('k1'), await people.getKey('k2')]).toEqual([key, undefined]);
    await expect(people.putKey(key)).rejects.toThrow();
    expect([await people.revokeKey('k1', '2026-11-25T00:00:00Z'), await people.revokeKey('k1', '2026-11-26T00:00:00Z')]).toEqual([
      true,
      false,
    ]);
    expect(await people.keys()).toEqual([{ ...key, revokedAt: '2026-11-25T00:00:00Z' }]);
    expect(await people.revokeKey('k2', '2026-11-25T00:00:00Z')).toBe(false);
  });

  test('sessions are found by their digest, go on, and end by themselves, by person or by the provider’s name', async () => {
    const { people } = await open();
    for (const one of [
      session('a', { providerSession: 's1' }),
      session('b', { providerSession: 's2' }),
      session('c', { subject: 'bob' }),
      session('d', { expiresAt: '2026-11-24T01:00:00Z', subject: 'eve' }),
    ])
      await people.putSession(one);
    await people.touchSession('c', '2026-11-24T05:00:00Z');
    await people.touchSession('never-was', '2026-11-24T05:00:00Z');
    expect(await people.getSession('never-was')).toBeUndefined();
    expect(await people.getSession('c')).toMatchObject({ seenAt: '2026-11-24T05:00:00Z' });
    const digests = (ended: readonly Session[]) => ended.map(({ idDigest }) => idDigest);
    expect(digests(await people.forgetSessions('2026-11-24T02:00:00Z'))).toEqual(['d']);
    expect(await people.getSession('d')).toBeUndefined();
    expect(await people.endSessionsOf({ subject: 'eve', providerSession: 's1' })).toEqual([]);
    expect(digests(await people.endSessionsOf({ subject: 'ann', providerSession: 's1' }))).toEqual(['a']);
    expect(await people.getSession('b')).toBeDefined();
    expect(digests(await people.endSessionsOf({ subject: 'ann' }))).toEqual(['b']);
    expect(await people.endSessionsOf({})).toEqual([]);
    expect(await people.endSession('c')).toMatchObject({ idDigest: 'c', subject: 'bob' });
    expect(await people.getSession('c')).toBeUndefined();
    expect(await people.endSession('c')).toBeUndefined();
  });

  test('of sign-ins a person’s last is kept, and of refusals of a key the first for each reason is told', async () => {
    const { people } = await open();
    const first = { person: 'person:ann', groups: ['desk'], at: '2026-11-24T09:00:00Z' };
    expect(await people.getSignIn('person:ann')).toBeUndefined();
    await people.putSignIn(first);
    await people.putSignIn({ ...first, groups: [], at: '2026-11-25T09:00:00Z' });
    expect(await people.getSignIn('person:ann')).toEqual({ ...first, groups: [], at: '2026-11-25T09:00:00Z' });
    expect(await people.getSignIn('person:ben')).toBeUndefined();
    expect(await people.noteRefusal('k1', 'revoked')).toBe(true);
    expect(await people.noteRefusal('k1', 'revoked')).toBe(false);
    expect(await people.noteRefusal('k1', 'expired')).toBe(true);
    expect(await people.noteRefusal('k2', 'revoked')).toBe(true);
  });
});

describe.each(everyStore)('a store %s', (_, open) => {
  test('gives documents back as they were put, replaces them whole, and lists them in order of id', async () => {
    const store = await open();
    await store.documents.put(document('b'));
    await store.documents.put(document('a'));
    await store.documents.put(document('b', 'Another text.'));
    expect(await store.documents.get('b')).toEqual(document('b', 'Another text.'));
    expect(await store.documents.get('none')).toBeUndefined();
    expect([...(await store.documents.digests())]).toEqual([
      ['a', 'digest of A page.'],
      ['b', 'digest of Another text.'],
    ]);
    const ids: string[] = [];
    for await (const { id } of store.documents.all()) ids.push(id);
    expect(ids).toEqual(['a', 'b']);
    expect([await store.documents.remove('a'), await store.documents.remove('a')]).toEqual([true, false]);
  });

  test('keeps a run with its events from where a reader left off', async () => {
    const store = await open();
    await store.runs.open(run('r'));
    await store.runs.append('r', { type: 'progress', message: 'one', sequence: 1, at: 't' });
    await store.runs.append('r', { type: 'progress', message: 'two', sequence: 2, at: 't' });
    await store.runs.accept('r', { document: 'text' }, { '[P]': 'Ann' });
    await store.runs.close('r', 'done', { '[EMAIL-1]': 'a@example.org' });
    expect(await store.runs.get('r')).toEqual({
      ...run('r'),
      status: 'done',
      input: { document: 'text' },
      restorations: { '[EMAIL-1]': 'a@example.org' },
    });
    expect((await store.runs.events('r', 1)).map(({ sequence }) => sequence)).toEqual([2]);
    expect(await store.runs.get('none')).toBeUndefined();
  });

  test('refuses two events of one run with the same number', async () => {
    const store = await open();
    await store.runs.open(run('r'));
    const event = { type: 'progress', message: 'one', sequence: 1, at: 't' } as const;
    await store.runs.append('r', event);
    await expect(store.runs.append('r', event)).rejects.toThrow();
  });

  test('chains audit records, reads them by kind, and stays usable after one it refuses', async () => {
    const store = await open();
    await store.audit.append(entry({ n: 1 }));
    await store.audit.append(entry({ n: 2 }, 'run-closed'));
    await expect(store.audit.append({ ...entry({}), kind: 'unheard-of' as 'run-opened' })).rejects.toThrow();
    await store.audit.append(entry({ n: 3 }));
    expect((await store.audit.read(['run-closed'])).map(({ body }) => body)).toEqual([{ n: 2 }]);
    expect(verifyAuditChain(await store.audit.read())).toEqual({ status: 'whole', records: 3 });
    expect((await store.audit.read(undefined, 2, 1)).map(({ sequence }) => sequence)).toEqual([2]);
    expect((await store.audit.read(['run-opened'], 2, 5)).map(({ sequence }) => sequence)).toEqual([3]);
    expect(await store.audit.read(undefined, 4)).toEqual([]);
  });

  test('keeps one chain under many writers at a time, and can be verified all the while', async () => {
    const store = await open();
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 10; n += 1) await store.audit.append(entry({ writer, n }));
    });
    const verdicts = [];
    for (let looks = 0; looks < 5; looks += 1) verdicts.push(verifyAuditChain(await store.audit.read()).status);
    await Promise.all(writers);
    expect(new Set(verdicts)).toEqual(new Set(['whole']));
    expect(verifyAuditChain(await store.audit.read())).toEqual({ status: 'whole', records: 80 });
  });

  test('chains a record with the seal that was made over its hash', async () => {
    const store = await open();
    const record = await store.audit.append(entry({ n: 1 }, 'switched-off'), (hash) => `seal of ${hash}`);
    expect(record.seal).toBe(`seal of ${record.hash}`);
    expect(await store.audit.read()).toEqual([record]);
  });

  test('keeps evidence in order, the same once, and never other evidence under a name', async () => {
    const store = await open();
    await store.evidence.put(evidence('b'));
    await store.evidence.put(evidence('a'));
    await store.evidence.put(evidence('b'));
    expect(await store.evidence.all()).toEqual([evidence('b'), evidence('a')]);
    await expect(store.evidence.put({ ...evidence('a'), logFile: 'other.jsonl' })).rejects.toMatchObject({ code: 'evidence-invalid' });
    expect(await store.evidence.all()).toEqual([evidence('b'), evidence('a')]);
  });

  test('keeps what is written in one turn together: one that fails is undone alone', async () => {
    const store = await open();
    const event = { type: 'progress', message: 'one', sequence: 1, at: 't' } as const;
    const outcomes = await Promise.allSettled([
      store.runs.open(run('r')),
      store.runs.append('r', event),
      store.runs.append('none', event),
      store.runs.append('r', { ...event, sequence: 2 }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((await store.runs.events('r', 0)).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test('keeps every character of a text, and compares names byte by byte', async () => {
    const store = await open();
    const text = 'null \0, half \ud800, line \u2028, £, ’, 😀, "quoted" \\ and %s $1';
    await store.documents.put({ ...document('é', text), digest: 'é' });
    await store.documents.put({ ...document('z', text), digest: 'z' });
    await store.documents.put({ ...document('Z', text), digest: 'Z' });
    await store.runs.open({ ...run('r'), input: { text } });
    await store.runs.append('r', { type: 'progress', message: text, sequence: 1, at: 't' });
    await store.feedback.put({ ...feedback('r'), text });
    expect((await store.documents.get('é'))?.text).toBe(text);
    expect((await store.runs.get('r'))?.input).toEqual({ text });
    expect(await store.runs.events('r', 0)).toMatchObject([{ message: text }]);
    expect([...(await store.documents.digests()).keys()]).toEqual(['Z', 'z', 'é']);
  });

  test('takes a write that changes nothing to say that it can be written', async () => {
    expect(await (await open()).tryWriting()).toBeUndefined();
  });

  test('sums up what was used by day, person and group, and lists it', async () => {
    const store = await open();
    const used = { run: 'r', tool: 'summariser', engine: 'house', isEstimated: false };
    await store.usage.record({
      ...used,
      at: '2026-11-26T23:00:00Z',
      caller: 'ann',
      groups: ['a', 'b', 'a'],
      input: 10,
      output: 1,
      pounds: 0.5,
    });
    await store.usage.record({ ...used, at: '2026-11-27T01:00:00Z', caller: 'ann', groups: ['a'], input: 100, output: 2, pounds: 1 });
    await store.usage.record({ ...used, at: '2026-11-27T02:00:00Z', caller: 'ben', groups: [], input: 1_000, output: 3, pounds: 2 });
    expect(await store.usage.spent({ from: '2026-11-27' })).toEqual({ tokens: 1_105, pounds: 3 });
    expect(await store.usage.spent({ from: '2026-11-27', caller: 'ann' })).toEqual({ tokens: 102, pounds: 1 });
    expect(await store.usage.spent({ from: '2026-11-01', group: 'a' })).toEqual({ tokens: 113, pounds: 1.5 });
    expect(await store.usage.spent({ from: '2026-12-01' })).toEqual({ tokens: 0, pounds: 0 });
    expect((await store.usage.entries('2026-11-27', '2026-11-27')).map(({ caller }) => caller)).toEqual(['ann', 'ben']);
  });

  test('may be closed twice', async () => {
    const store = await open();
    await store.close();
    await store.close();
  });
});
