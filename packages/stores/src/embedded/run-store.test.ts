import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { feedback, idsOf, run } from '../testing/sample-runs.ts';
import { openEmbeddedStore } from './embedded-store.ts';
import { migrations } from './migrations.ts';
import { scrubDatabase } from './scrub-database.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'assay-runs-'));

/** Every byte of a data folder's database, with its log. */
const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).flatMap((name) => (name.startsWith('assay.sqlite') ? [readFileSync(join(folder, name))] : [])));

describe('erasure on disk', () => {
  test('leaves no byte of a text, a value or a key when it was scrubbed, whichever way the pages were filled', async () => {
    const folder = newFolder();
    const { runs, feedback: said, close } = await openEmbeddedStore({ folder });
    for (const [place, size] of [1, 40, 3_000, 90_000].entries())
      for (let index = 0; index < 30; index += 1) {
        const id = `r${place}-${index}`;
        await runs.open(run(id, { status: 'running', input: null, recordKey: `KEY-${index}` }));
        await runs.accept(id, { document: `UNWANTED ${'words '.repeat(size)}` }, {});
        await runs.append(id, { type: 'text', text: `UNWANTED ${'answer '.repeat(size)}`, citations: [], sequence: 1, at: 't' });
        await runs.close(id, 'done', { '[EMAIL-1]': 'UNWANTED@example.org' });
        if (place > 0) continue;
        await said.put(feedback(id, { text: `UNWANTED at first ${index}` }));
        await said.put(feedback(id, { text: `UNWANTED in the end ${index}` }));
      }
    await runs.open(run('kept', { input: { document: 'this one stays' } }));
    expect(bytesOf(folder).includes('UNWANTED')).toBe(true);
    for await (const { id } of runs.find({})) if (id !== 'kept') await runs.erase(id, '2026-11-27T00:00:00Z');
    await runs.scrub();
    const bytes = bytesOf(folder);
    for (const word of ['UNWANTED', 'KEY-', 'words words', 'answer answer']) expect(bytes.includes(word)).toBe(false);
    expect(bytes.includes('this one stays')).toBe(true);
    await close();
    expect(bytesOf(folder).includes('UNWANTED')).toBe(false);
  }, 60_000);

  test('says that bytes could not be overwritten while another process reads them, and does it when asked again', async () => {
    const folder = newFolder();
    const { runs } = await openEmbeddedStore({ folder });
    await runs.open(run('r'));
    const other = new DatabaseSync(join(folder, 'assay.sqlite'));
    other.exec('BEGIN; SELECT * FROM runs;');
    const reading = other.prepare('SELECT * FROM runs').iterate();
    reading.next();
    await runs.erase('r', '2026-11-27T00:00:00Z');
    const impatient = new DatabaseSync(join(folder, 'assay.sqlite'), { timeout: 50 });
    expect(() => scrubDatabase(impatient)).toThrow('could not be overwritten');
    impatient.close();
    other.exec('ROLLBACK');
    other.close();
    await runs.scrub();
    expect(bytesOf(folder).includes('a secret text')).toBe(false);
  });
});

test('a database of an earlier Assay is brought up to date, and its runs are found', async () => {
  const folder = newFolder();
  const database = new DatabaseSync(join(folder, 'assay.sqlite'));
  for (const step of migrations.slice(0, 3)) database.exec(step);
  database.exec('PRAGMA user_version = 3');
  const { status, input, restorations, ...head } = run('old');
  const insert = database.prepare(
    'INSERT INTO runs (id, owner, status, created_at, body, input, restorations) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  insert.run('old', head.owner, status, head.createdAt, JSON.stringify(head), JSON.stringify(input), JSON.stringify(restorations));
  insert.run('torn', head.owner, status, '2026-11-30T09:00:00.000Z', '{"id":', 'null', '{}');
  database.close();
  const { runs } = await openEmbeddedStore({ folder });
  expect(await idsOf(runs, { tool: 'summariser', configuration: 'c0ffee00' })).toEqual(['old']);
  await expect(runs.get('torn')).rejects.toThrow('run torn in the store is damaged');
});

test.each([
  ['all', {}, 'runs_by_time'],
  ['a person', { owner: 'ann' }, 'runs_by_owner'],
  ['a configuration', { configuration: 'c' }, 'runs_by_configuration'],
  ['those under way', { underWay: true as const }, 'runs_under_way'],
])('runs of %s are read from an index, without sorting', async (_, query, index) => {
  const folder = newFolder();
  const { runs } = await openEmbeddedStore({ folder });
  await Array.fromAsync(runs.find(query));
  const database = new DatabaseSync(join(folder, 'assay.sqlite'));
  const [column] = Object.keys(query);
  const fits = column === undefined ? '' : column === 'underWay' ? "status = 'running' AND " : `${column} = 'x' AND `;
  const plan = database
    .prepare(`EXPLAIN QUERY PLAN SELECT id FROM runs WHERE ${fits}(created_at, id) > ('', '') ORDER BY created_at, id LIMIT 200`)
    .all()
    .map(({ detail }) => String(detail));
  expect(plan).toEqual([expect.stringContaining(index)]);
});
