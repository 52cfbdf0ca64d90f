import { describe, expect, test } from 'vitest';
import { identifyByKey, type KeyGrant, makeApiKey } from './api-keys.ts';
import type { KeySettings } from './people-settings.ts';
import { signInRecords } from './sign-in-records.ts';
import { auditList } from './testing/audit-list.ts';
import { memoryPeople } from './testing/memory-people.ts';

const now = new Date('2026-11-27T10:00:00Z');
const grant: KeyGrant = {
  name: 'case system',
  owner: 'person:ann',
  groups: ['everyone', 'desk'],
  roles: ['user'],
  tools: ['drafter'],
  expiresAt: '2026-12-27T10:00:00.000Z',
};

/** What stands after the second stroke: the secret may hold strokes of its own. */
const secretOf = (text: string) => text.slice(text.indexOf('_', 'assay_'.length) + 1);

async function withKey(changes: Partial<KeyGrant> = {}, settings?: KeySettings) {
  const people = memoryPeople();
  const chain = auditList();
  const { text, key } = makeApiKey({ ...grant, ...changes }, now);
  await people.putKey(key);
  const ask = (authorization: string | undefined, at = now) =>
    identifyByKey(new Request('http://127.0.0.1/', { headers: authorization === undefined ? {} : { authorization } }), {
      people,
      records: signInRecords(chain.audit, () => at),
      settings,
      now: () => at,
    });
  return { people, text, key, ask, chain };
}

describe('a key', () => {
  test('acts for its owner, with the tools it names', async () => {
    const { text, ask } = await withKey();
    expect(await ask(`Bearer ${text}`)).toEqual({
      status: 'known',
      caller: { id: 'person:ann', groups: ['everyone', 'desk'], roles: ['user'], key: expect.any(String) },
      tools: ['drafter'],
    });
  });

  test('that names no tool may run all that its owner may', async () => {
    const { text, ask } = await withKey({ tools: [] });
    expect(await ask(`Bearer ${text}`)).not.toHaveProperty('tools');
  });

  test('is not kept: only a digest of its secret is', async () => {
    const { text, people } = await withKey();
    expect(JSON.stringify([...people.kept.keys.values()])).not.toContain(secretOf(text));
  });

  test.each<[string, (text: string) => string | undefined, string]>([
    ['nothing', () => undefined, 'unknown'],
    ['another scheme', (text) => `Basic ${text}`, 'unknown'],
    ['the token of somebody else’s system', () => 'Bearer not needed', 'unknown'],
    ['a secret that is not its own', (text) => `Bearer ${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`, 'refused'],
    ['an id alone', (text) => `Bearer ${text.split('_').slice(0, 2).join('_')}_`, 'refused'],
    ['an id that does not exist', (text) => `Bearer assay_nobody_${secretOf(text)}`, 'refused'],
    ['a very long one', () => `Bearer assay_${'a'.repeat(190)}`, 'refused'],
  ])('is not taken for %s', async (_, header, status) => {
    const { text, ask } = await withKey();
    expect((await ask(header(text))).status).toBe(status);
  });

  test('is refused when it has expired, and when it was revoked', async () => {
    const { people, text, key, ask } = await withKey();
    expect(await ask(`Bearer ${text}`, new Date('2026-12-27T10:00:00Z'))).toEqual({ status: 'refused', reason: 'the key has expired' });
    expect(await people.revokeKey(key.id, now.toISOString())).toBe(true);
    expect(await ask(`Bearer ${text}`)).toEqual({ status: 'refused', reason: 'the key was revoked' });
    expect(await people.revokeKey(key.id, now.toISOString())).toBe(false);
  });

  test('can be told from every other, whatever its random bytes are', () => {
    for (let made = 0; made < 200; made += 1) expect(makeApiKey(grant, now).text).toMatch(/^assay_[A-Za-z0-9]{12}_[\w-]{43}$/);
  });
});

describe('a refused key', () => {
  test('is on record the first time for each reason, and not again however often it is used', async () => {
    const { people, text, key, ask, chain } = await withKey();
    const late = new Date('2026-12-27T10:00:00Z');
    await Promise.all(Array.from({ length: 20 }, () => ask(`Bearer ${text}`, late)));
    await people.revokeKey(key.id, now.toISOString());
    for (let asked = 0; asked < 20; asked += 1) await ask(`Bearer ${text}`);
    expect(chain.records.map(({ kind, actor, body }) => [kind, actor, body])).toEqual([
      ['key-refused', 'person:ann', { key: key.id, reason: 'expired' }],
      ['key-refused', 'person:ann', { key: key.id, reason: 'revoked' }],
    ]);
  });

  test('with a false secret is on nobody’s record', async () => {
    const { people, text, key, ask, chain } = await withKey();
    await people.revokeKey(key.id, now.toISOString());
    await ask(`Bearer ${text.slice(0, -3)}AAA`);
    expect(chain.records).toEqual([]);
  });

  test('is refused in words where that cannot be put on record', async () => {
    const { people, text, key, ask, chain } = await withKey();
    await people.revokeKey(key.id, now.toISOString());
    chain.breakDown(true);
    await expect(ask(`Bearer ${text}`)).rejects.toThrow('cannot be put on record');
  });
});

describe('the key of a person, where people sign in,', () => {
  const settings: KeySettings = { signedInWithinDays: 30, roles: { editor: ['desk'] } };
  const grants = { groups: ['everyone', 'desk'], roles: ['user', 'editor'] };
  const signIn = (at: string, groups = ['everyone', 'desk']) => ({ person: 'person:ann', groups, at });

  test.each([
    ['today', '2026-11-27T09:00:00Z', 'known'],
    ['thirty days ago', '2026-10-28T10:00:00Z', 'known'],
    ['a second longer ago', '2026-10-28T09:59:59Z', 'refused'],
    ['last year', '2025-11-27T10:00:00Z', 'refused'],
  ])('whose owner signed in %s is %s', async (_, at, status) => {
    const { people, text, ask } = await withKey(grants, settings);
    await people.putSignIn(signIn(at));
    expect((await ask(`Bearer ${text}`)).status).toBe(status);
  });

  test('rests when its owner stays away, says so, and works again once they are back', async () => {
    const { people, text, ask, chain } = await withKey(grants, settings);
    expect(await ask(`Bearer ${text}`)).toEqual({
      status: 'refused',
      reason: expect.stringContaining('person:ann, has never signed in here'),
    });
    await people.putSignIn(signIn('2026-10-01T10:00:00Z'));
    expect(await ask(`Bearer ${text}`)).toEqual({
      status: 'refused',
      reason: 'the owner of the key, person:ann, has not signed in for 30 days (last on 2026-10-01); it works again once they have',
    });
    await people.putSignIn(signIn('2026-11-27T09:00:00Z'));
    expect((await ask(`Bearer ${text}`)).status).toBe('known');
    // A second absence is a record of its own.
    for (let asked = 0; asked < 5; asked += 1) await ask(`Bearer ${text}`, new Date('2026-12-27T09:59:59Z'));
    expect(chain.records.map(({ body }) => body.reason)).toEqual(['owner-away', 'owner-away', 'owner-away']);
  });

  test('gives no group or role that its owner has lost since it was made', async () => {
    const { people, text, ask } = await withKey(grants, settings);
    await people.putSignIn(signIn('2026-11-27T09:00:00Z'));
    expect(await ask(`Bearer ${text}`)).toMatchObject({ caller: { groups: ['everyone', 'desk'], roles: ['user', 'editor'] } });
    await people.putSignIn(signIn('2026-11-27T09:30:00Z', ['everyone']));
    expect(await ask(`Bearer ${text}`)).toMatchObject({ caller: { groups: ['everyone'], roles: ['user'] } });
  });

  test('gives no group or role beyond its own, whatever its owner has', async () => {
    const { people, text, ask } = await withKey({ groups: ['everyone'], roles: ['user'] }, settings);
    await people.putSignIn(signIn('2026-11-27T09:00:00Z'));
    expect(await ask(`Bearer ${text}`)).toMatchObject({ caller: { groups: ['everyone'], roles: ['user'] } });
  });

  test('is otherwise with a program’s own key: nobody could leave', async () => {
    const { text, ask } = await withKey({ ...grants, owner: 'program:cases' }, settings);
    expect(await ask(`Bearer ${text}`)).toMatchObject({ status: 'known', caller: { id: 'program:cases', roles: ['user', 'editor'] } });
  });

  test('is otherwise where nobody signs in', async () => {
    const { text, ask } = await withKey(grants);
    expect((await ask(`Bearer ${text}`)).status).toBe('known');
  });
});
