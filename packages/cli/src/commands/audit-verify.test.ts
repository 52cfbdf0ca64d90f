import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
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
      { status: 'broken', sequence: 5, reason: expect.stringContaining('the chain was rewritten') },
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
