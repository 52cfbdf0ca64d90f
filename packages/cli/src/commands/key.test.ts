import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/stores';
import { describe, expect, test } from 'vitest';
import { runAssay } from '../testing/run-assay.ts';

const data = mkdtempSync(join(tmpdir(), 'assay-key-'));
const assay = (...given: readonly string[]) => runAssay(data, ['key', ...given, '--json']);

describe('a key', () => {
  test('is made, shown once, listed without its secret, and revoked', async () => {
    const made = (await assay('create', '--name', 'case system', '--owner', 'person:ann', '--group', 'desk', '--tool', 'drafter')).json();
    expect(made).toMatchObject({ status: 'done', key: expect.stringMatching(/^assay_/) });
    const secret = String(made.key).slice(`assay_${String(made.id)}_`.length);
    const listed = await assay('list');
    expect(listed.json().keys).toMatchObject([
      { id: made.id, state: 'active', owner: 'person:ann', groups: ['everyone', 'desk'], roles: ['user'], tools: ['drafter'] },
    ]);
    expect(listed.out).not.toContain(secret);
    expect((await assay('revoke', String(made.id))).code).toBe(0);
    expect((await assay('list')).json().keys).toMatchObject([{ state: 'revoked' }]);
    expect((await assay('revoke', String(made.id))).json()).toMatchObject({ code: 'not-found' });
    expect((await runAssay(data, ['audit', 'verify', '--json'])).json()).toMatchObject({ status: 'whole' });
  }, 120_000);

  test('of a person rests until they have signed in, where people do, and is listed with when that was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-key-proxy-'));
    const signIn = { mode: 'proxy', header: 'X-Person', issuer: 'i', audience: 'a', keys: 'https://login.example/keys' };
    writeFileSync(join(folder, 'people.json'), JSON.stringify({ signIn, keys: { signedInWithinDays: 7 } }));
    const made = await runAssay(folder, ['key', 'create', '--name', 'case system', '--owner', 'person:ann']);
    expect([made.code, made.notified]).toEqual([0, expect.stringContaining('person:ann, has never signed in here')]);
    const ofProgram = await runAssay(folder, ['key', 'create', '--name', 'nightly', '--owner', 'program:nightly']);
    expect([ofProgram.code, ofProgram.notified]).toEqual([0, '']);
    const list = async () => (await runAssay(folder, ['key', 'list', '--json'])).json().keys;
    expect(await list()).toMatchObject([{ state: 'owner-away', ownerSignedInAt: null }, { state: 'active' }]);
    const store = await openStore({ folder });
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
    await store.people.putSignIn({ person: 'person:ann', groups: [], at: day(6) });
    expect(await list()).toMatchObject([{ state: 'active', ownerSignedInAt: expect.any(String) }, {}]);
    expect((await runAssay(folder, ['key', 'list'])).out).toMatch(new RegExp(`case system +person:ann +${day(6).slice(0, 10)}`));
    await store.people.putSignIn({ person: 'person:ann', groups: [], at: day(8) });
    expect(await list()).toMatchObject([{ state: 'owner-away', reason: expect.stringContaining('has not signed in for 7 days') }, {}]);
    await store.close();
  }, 120_000);

  test.each<[string, readonly string[], string]>([
    ['no purpose', ['create', '--owner', 'person:ann'], '--name'],
    ['an owner that could be the local user', ['create', '--name', 'x', '--owner', 'local'], 'person:ID'],
    ['no owner', ['create', '--name', 'x'], '--owner'],
    ['too many days', ['create', '--name', 'x', '--owner', 'person:ann', '--days', '9999'], '1 to 366'],
    ['part of a day', ['create', '--name', 'x', '--owner', 'person:ann', '--days', '0.5'], '1 to 366'],
    ['a role that does not exist', ['create', '--name', 'x', '--owner', 'person:ann', '--role', 'king'], 'There is no role "king"'],
    ['a tool that does not exist', ['create', '--name', 'x', '--owner', 'person:ann', '--tool', 'shredder'], 'no tool named "shredder"'],
    ['nothing to revoke', ['revoke'], 'one key'],
  ])(
    'with %s is refused in words',
    async (_, given, words) => {
      const { code, json } = await assay(...given);
      expect([code, json().message]).toEqual([2, expect.stringContaining(words)]);
    },
    30_000,
  );
});

test.each([
  ['is not JSON', '{', 'people.json'],
  ['has an unknown field', '{"king":"ann"}', 'king'],
  ['names a tool that is not there', '{"tools":{"shredder":["staff"]}}', 'no such tool'],
])('a people.json that %s stops every command, in words', async (_, text, words) => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-people-'));
  writeFileSync(join(folder, 'people.json'), text);
  const { code, json } = await runAssay(folder, ['key', 'list', '--json']);
  expect([code, json().message]).toEqual([3, expect.stringContaining(words)]);
});
