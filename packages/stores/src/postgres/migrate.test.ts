import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { idsOf, run } from '../testing/sample-runs.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { postgresStoreOn } from './postgres-store.ts';
import type { SqlDatabase } from './sql-database.ts';
import { pgliteDatabase } from './testing/pglite-database.ts';

beforeAll(async () => {
  await pgliteDatabase();
}, 120_000);

async function opened(database: SqlDatabase) {
  const store = await postgresStoreOn(database);
  onTestFinished(() => store.close());
  return store;
}

test.each(migrations.map((_, place) => [place + 1]))(
  'a database of format %i is brought up to date, and its runs are found',
  async (format) => {
    const database = await pgliteDatabase();
    await migrate(database, migrations.slice(0, format));
    const { status, input, restorations, ...head } = run('old');
    await database.query(
      `INSERT INTO runs (id, owner, status, created_at, tool, configuration, body, input, restorations) VALUES ($1, 'ann', $2, $3, 'summariser', 'c0ffee00', $4, $5, $6)`,
      ['old', status, head.createdAt, JSON.stringify(head), JSON.stringify(input), JSON.stringify(restorations)],
    );
    const { runs, audit } = await postgresStoreOn(database);
    expect(await idsOf(runs, { tool: 'summariser', configuration: 'c0ffee00' })).toEqual(['old']);
    expect(await runs.get('old')).toEqual(run('old'));
    expect(await audit.read()).toEqual([]);
    const { rows } = await database.query('SELECT version FROM assay_versions ORDER BY version');
    expect(rows.map(({ version }) => version)).toEqual(migrations.map((_, place) => place + 1));
  },
);

test('nodes that start at one time bring it up to date once', async () => {
  const database = await pgliteDatabase();
  await Promise.all([migrate(database), migrate(database), migrate(database)]);
  const { rows } = await database.query('SELECT version FROM assay_versions ORDER BY version');
  expect(rows).toHaveLength(migrations.length);
});

test('a database that a newer Assay wrote is left alone, and so is one half made', async () => {
  const database = await pgliteDatabase();
  await migrate(database, [...migrations, 'SELECT 1']);
  await expect(migrate(database)).rejects.toThrow(`written by a newer Assay (format ${migrations.length + 1}`);
  const broken = await pgliteDatabase();
  await expect(migrate(broken, ['CREATE TABLE one (id TEXT)', 'CREATE NONSENSE'])).rejects.toThrow('NONSENSE');
  await expect(broken.query('SELECT id FROM one')).rejects.toThrow('does not exist');
});

test('the audit chain is append-only, and evidence is never edited, whoever asks', async () => {
  const database = await pgliteDatabase();
  await opened(database);
  for (const change of ["UPDATE audit SET body = '{}'", 'DELETE FROM audit', 'TRUNCATE audit'])
    await expect(database.query(change)).rejects.toThrow('append-only');
  await expect(database.query("UPDATE evidence SET body = '{}'")).rejects.toThrow('never edited');
});

test('a name that holds a null character is refused in words', async () => {
  const { runs, documents } = await opened(await pgliteDatabase());
  await expect(runs.get('\0')).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(runs.open(run('r\0'))).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(documents.remove('\0')).rejects.toThrow('null character');
});
