import { describe, expect, test } from 'vitest';
import { identifyByKey, type KeyGrant, makeApiKey } from './api-keys.ts';
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

async function withKey(changes: Partial<KeyGrant> = {}) {
  const people = memoryPeople();
  const { text, key } = makeApiKey({ ...grant, ...changes }, now);
  await people.putKey(key);
  const ask = (authorization: string | undefined, at = now) =>
    identifyByKey(new Request('http://127.0.0.1/', { headers: authorization === undefined ? {} : { authorization } }), people, at);
  return { people, text, key, ask };
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
