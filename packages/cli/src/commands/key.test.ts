import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  }, 30_000);

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
