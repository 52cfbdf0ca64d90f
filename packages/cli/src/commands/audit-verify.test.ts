import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type AuditRecord, chainAuditEntry } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { headFile } from '../audit-head.ts';
import { signChain } from '../records/sign-chain.ts';
import { keptRuns } from '../testing/kept-runs.ts';
import { auditVerify } from './audit-verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-checkpoint-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('assay audit verify --checkpoint', () => {
  test('holds where the chain goes on from what was printed earlier', async () => {
    const kept = await keptRuns([{ id: 'a' }]);
    const checkpoint = file('earlier.json', (await kept.run(auditVerify, '--json')).out);
    await kept.keep({ id: 'b' });
    const { code, out } = await kept.run(auditVerify, '--checkpoint', checkpoint);
    expect([code, out]).toEqual([0, expect.stringContaining('goes on from the checkpoint of 3 records')]);
    await kept.close();
  });

  test('fails in words where the chain was cut short and grew again, though it is whole by itself', async () => {
    const kept = await keptRuns([{ id: 'a' }, { id: 'b' }]);
    const checkpoint = file('longer.json', (await kept.run(auditVerify, '--json')).out);
    const database = new DatabaseSync(join(kept.data, 'assay.sqlite'));
    database.exec('DROP TRIGGER audit_is_append_only_delete; DELETE FROM audit WHERE sequence > 3');
    database.close();
    const short = await kept.run(auditVerify, '--checkpoint', checkpoint);
    expect([short.code, short.out]).toEqual([1, expect.stringContaining('counts 5 records and the chain has 3')]);
    await kept.keep({ id: 'c' });
    expect((await kept.run(auditVerify)).code).toBe(0);
    const rewritten = await kept.run(auditVerify, '--checkpoint', checkpoint, '--json');
    expect([rewritten.code, rewritten.json()]).toEqual([
      1,
      expect.objectContaining({ status: 'broken', sequence: 5, reason: expect.stringContaining('the chain was rewritten') }),
    ]);
    await kept.close();
  });

  test.each<[string, string]>([
    ['that is not JSON', 'whole'],
    ['of a broken chain', '{"status":"broken","sequence":3,"reason":"record 3 was altered"}'],
    ['without a head', '{"status":"whole","records":3}'],
  ])('refuses a file %s', async (_, text) => {
    const kept = await keptRuns([]);
    const { code, notified } = await kept.run(auditVerify, '--checkpoint', file('wrong.json', text));
    expect([code, notified]).toEqual([2, expect.stringContaining('is no checkpoint: it is not what a whole chain prints')]);
    const missing = await kept.run(auditVerify, '--checkpoint', join(folder, 'none.json'));
    expect([missing.code, missing.notified]).toEqual([2, expect.stringContaining('ENOENT')]);
    expect((await kept.run(auditVerify, 'earlier.json')).code).toBe(2);
    await kept.close();
  });
});

/** Does to the records of a folder what somebody with the database alone could do: change it, and chain all anew. */
function rewrite(data: string, edit: (records: AuditRecord[]) => readonly AuditRecord[]): void {
  const database = new DatabaseSync(join(data, 'assay.sqlite'));
  database.exec('DROP TRIGGER audit_is_append_only_delete');
  const records = database
    .prepare('SELECT body FROM audit ORDER BY sequence')
    .all()
    .map(({ body }) => JSON.parse(String(body)) as AuditRecord);
  database.exec('DELETE FROM audit');
  const insert = database.prepare('INSERT INTO audit (sequence, kind, hash, body) VALUES (?, ?, ?, ?)');
  let before: AuditRecord | undefined;
  for (const { sequence: _, previous: __, hash: ___, seal, ...entry } of edit(records)) {
    const chained = chainAuditEntry(entry, before);
    before = seal === undefined ? chained : { ...chained, seal };
    insert.run(before.sequence, before.kind, before.hash, JSON.stringify(before));
  }
  database.close();
}

describe('a chain that was signed', () => {
  async function signed() {
    const kept = await keptRuns([{ id: 'a' }, { id: 'b' }]);
    const record = await signChain(kept.deployment, 'hour');
    await kept.keep({ id: 'c' });
    return { ...kept, record };
  }

  test('is vouched for up to the last signature, and says so', async () => {
    const kept = await signed();
    const { code, out } = await kept.run(auditVerify);
    expect([code, out]).toEqual([0, expect.stringContaining('It is signed up to record 6')]);
    expect((await kept.run(auditVerify, '--json')).json()).toMatchObject({ status: 'whole', records: 8, signed: { count: 2, upTo: 6 } });
    await kept.close();
  });

  test.each<[string, (records: AuditRecord[]) => readonly AuditRecord[], string]>([
    [
      'a record before it was changed and all chained anew',
      (all) => all.map((record) => (record.sequence === 3 ? { ...record, actor: 'person:eve' } : record)),
      'the signature on record 6 (chain-signed of',
    ],
    ['a record before it was taken out', (all) => all.filter(({ sequence }) => sequence !== 3), 'the signature on record 5'],
    ['the signature was taken off', (all) => all.map(({ seal: _, ...record }) => record), 'the signature on record 6'],
    ['its record was taken out', (all) => all.filter(({ kind }) => kind !== 'chain-signed'), 'is not in it: the chain was rewritten'],
    ['it was cut short before it', (all) => all.slice(0, 4), 'the chain was cut short'],
    ['every signed record was taken out', (all) => all.filter(({ seal }) => seal === undefined), 'nothing of it is signed'],
  ])('is found out where %s', async (_, edit, words) => {
    const kept = await signed();
    rewrite(kept.data, edit);
    const { code, out } = await kept.run(auditVerify);
    expect([code, out]).toEqual([1, expect.stringContaining(words)]);
    expect((await kept.run(auditVerify, '--json')).json()).toMatchObject({ status: 'broken' });
    await kept.close();
  });

  test.each<[string, (records: AuditRecord[]) => readonly AuditRecord[]]>([
    ['was rewritten', (all) => all.map((record) => (record.sequence === 3 ? { ...record, actor: 'person:eve' } : record))],
    ['was cut short', (all) => all.slice(0, 4)],
  ])('is not signed again, nor by records of the gate, once it %s, so that it never looks whole', async (_, edit) => {
    const kept = await signed();
    rewrite(kept.data, edit);
    await expect(signChain(kept.deployment, 'hour')).rejects.toThrow('record 6, which this deployment signed, is not in it any more');
    for (let revoked = 0; revoked < 4; revoked += 1)
      await kept.store.audit.append({
        kind: 'tool-revoked',
        at: '2026-11-27T12:00:00Z',
        actor: 'eve',
        body: { tool: 'drafter', reason: 'x' },
      });
    expect((await kept.run(auditVerify)).out).toContain('record 6, with which audit-head.json says that it was signed, is not in it');
    await kept.close();
  });

  test('is found out where the signed head is gone, cut or another’s', async () => {
    const kept = await signed();
    const path = join(kept.data, headFile);
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    expect((await kept.run(auditVerify)).out).toContain('audit-head.json, which says how far it was signed, is missing');
    await expect(signChain(kept.deployment, 'hour')).rejects.toThrow('is missing. Restore it');
    writeFileSync(path, text.slice(0, 100));
    expect((await kept.run(auditVerify)).out).toContain('audit-head.json does not hold');
    const other = await keptRuns([{ id: 'x' }]);
    copyFileSync(join(other.data, headFile), path);
    const { code, out } = await kept.run(auditVerify);
    expect([code, out]).toEqual([1, expect.stringContaining('not signed by a key of this deployment')]);
    writeFileSync(path, text);
    expect((await kept.run(auditVerify)).code).toBe(0);
    await Promise.all([kept.close(), other.close()]);
  });

  test('cannot be proved without the policy that says whose signatures count', async () => {
    const kept = await signed();
    writeFileSync(join(kept.data, 'gate-policy.json'), '{}');
    const { code, out } = await kept.run(auditVerify);
    expect([code, out]).toEqual([1, expect.stringContaining('no signature can be checked')]);
    await kept.close();
  });

  test('goes on from a copy of its signed head that was kept elsewhere, and one put back older does not', async () => {
    const kept = await signed();
    const earlier = file('earlier-head.json', readFileSync(join(kept.data, headFile), 'utf8'));
    expect((await kept.run(auditVerify, '--checkpoint', earlier)).out).toContain('goes on from the checkpoint of 6 records');
    await signChain(kept.deployment, 'stop');
    const later = file('later-head.json', readFileSync(join(kept.data, headFile), 'utf8'));
    // Database and head are both put back as they were: only what was kept elsewhere tells.
    rewrite(kept.data, (all) => all.slice(0, 6));
    copyFileSync(earlier, join(kept.data, headFile));
    expect((await kept.run(auditVerify)).code).toBe(0);
    const { code, out } = await kept.run(auditVerify, '--checkpoint', later);
    expect([code, out]).toEqual([1, expect.stringContaining('counts 9 records and the chain has 6')]);
    await kept.close();
  });

  test('takes no head of another deployment for a checkpoint', async () => {
    const [kept, other] = [await signed(), await signed()];
    const foreign = file('foreign-head.json', readFileSync(join(other.data, headFile), 'utf8'));
    const { code, notified } = await kept.run(auditVerify, '--checkpoint', foreign);
    expect([code, notified]).toEqual([2, expect.stringContaining('not signed by a key of this deployment')]);
    await Promise.all([kept.close(), other.close()]);
  });
});
