import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type AuditRecord, chainAuditEntry } from '@assay/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { keptRuns } from '../testing/kept-runs.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const count = 6_000;
let data: string;

/** Far less than the records take together. */
const heap = '--max-old-space-size=96';

beforeAll(async () => {
  const kept = await keptRuns([{ id: 'a' }]);
  let [head] = (await kept.store.audit.read()).slice(-1);
  await kept.close();
  data = kept.data;
  const database = new DatabaseSync(join(data, 'assay.sqlite'));
  const insert = database.prepare('INSERT INTO audit (sequence, kind, hash, body) VALUES (?, ?, ?, ?)');
  database.exec('BEGIN');
  for (let number = 0; number < count; number += 1) {
    const body = { run: `r${number}`, reason: `${number}`.padEnd(20_000, ' and on') };
    const record: AuditRecord = chainAuditEntry({ kind: 'run-closed', at: '2026-11-25T09:00:00.000Z', actor: 'person:ann', body }, head);
    insert.run(record.sequence, record.kind, record.hash, JSON.stringify(record));
    head = record;
  }
  database.exec('COMMIT');
  database.close();
}, 120_000);

/** A command in a process that has little memory. */
const assay = (...given: readonly string[]) =>
  spawnSync(process.execPath, [heap, main, ...given, '--json'], { env: { ...process.env, ASSAY_DATA: data }, encoding: 'utf8' });

describe('a chain that is longer than memory', () => {
  test('is verified', () => {
    const { status, stdout, stderr } = assay('audit', 'verify');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'whole', records: count + 3 });
  });

  test('is exported, and the bundle proved', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'assay-long-')), 'all.zip');
    const { status, stdout, stderr } = assay('audit', 'export', '--from', '2026-11-25', '--to', '2026-11-25', '--out', file);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ records: count, chain: 'whole' });
    expect(JSON.parse(assay('audit', 'verify-export', file).stdout)).toMatchObject({ status: 'proved' });
  });
});
