import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Feedback, RunQuery, RunStore, StoredRun } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { openEmbeddedStore, openMemoryStore } from './embedded-store.ts';
import { migrations } from './migrations.ts';
import { scrubDatabase } from './scrub-database.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'assay-runs-'));

const run = (id: string, changes: Partial<StoredRun> = {}): StoredRun => ({
  id,
  tool: 'summariser',
  engine: 'embedded',
  owner: 'ann',
  status: 'done',
  configuration: 'c0ffee00',
  createdAt: '2026-11-24T09:00:00.000Z',
  input: { document: 'a secret text' },
  recordKey: 'the key',
  restorations: { '[EMAIL-1]': 'ann@example.org' },
  ...changes,
});

const feedback = (id: string, changes: Partial<Feedback> = {}): Feedback => ({
  run: id,
  tool: 'summariser',
  engine: 'embedded',
  configuration: 'c0ffee00',
  owner: 'ann',
  at: '2026-11-24T09:05:00.000Z',
  useful: false,
  reason: 'wrong',
  text: 'The year is wrong.',
  ...changes,
});

const idsOf = async (runs: RunStore, query: RunQuery) => (await Array.fromAsync(runs.find(query))).map(({ id }) => id);

/** Every byte of a data folder's database, with its log. */
const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).flatMap((name) => (name.startsWith('assay.sqlite') ? [readFileSync(join(folder, name))] : [])));

describe.each([
  ['on disk', () => openEmbeddedStore({ folder: newFolder() })],
  ['in memory', openMemoryStore],
])('runs %s', (_, open) => {
  test('are found by owner, tool, configuration and day, oldest first, and without their content', async () => {
    const { runs } = await open();
    await runs.open(run('b', { createdAt: '2026-11-25T23:59:59.999Z', owner: 'ben' }));
    await runs.open(run('a', { tool: 'drafter' }));
    await runs.open(run('c', { createdAt: '2026-11-26T00:00:00.000Z', configuration: 'decade00' }));
    expect(await idsOf(runs, {})).toEqual(['a', 'b', 'c']);
    expect(await idsOf(runs, { owner: 'ben' })).toEqual(['b']);
    expect(await idsOf(runs, { tool: 'drafter' })).toEqual(['a']);
    expect(await idsOf(runs, { configuration: 'c0ffee00' })).toEqual(['a', 'b']);
    expect(await idsOf(runs, { from: '2026-11-25', to: '2026-11-25' })).toEqual(['b']);
    expect(await idsOf(runs, { to: '2026-11-24T09:00:00.000Z' })).toEqual(['a']);
    expect(await idsOf(runs, { owner: 'eve' })).toEqual([]);
    expect((await Array.fromAsync(runs.find({ owner: 'ben' })))[0]).not.toHaveProperty('input');
  });

  test('are found by the digest of their case, also when they are erased', async () => {
    const { runs } = await open();
    await runs.open(run('a', { case: 'd1' }));
    await runs.open(run('b', { case: 'd2' }));
    await runs.open(run('c'));
    await runs.erase('a', '2026-11-27T00:00:00Z');
    expect(await Array.fromAsync(runs.find({ case: 'd1' }))).toMatchObject([{ id: 'a', case: 'd1', erasedAt: '2026-11-27T00:00:00Z' }]);
    expect(await idsOf(runs, { case: 'd3' })).toEqual([]);
    expect(await runs.get('c')).not.toHaveProperty('case');
  });

  test('are each found once, however many began at one moment', async () => {
    const { runs } = await open();
    for (let index = 0; index < 450; index += 1) await runs.open(run(`r${index}`));
    expect(new Set(await idsOf(runs, {})).size).toBe(450);
    expect((await idsOf(runs, { configuration: 'c0ffee00' })).length).toBe(450);
  });

  test('have configurations that are found by how they begin', async () => {
    const { runs } = await open();
    await runs.open(run('a'));
    await runs.open(run('b', { configuration: 'c0ffee11' }));
    expect(await runs.configurations('c0ffee')).toEqual(['c0ffee00', 'c0ffee11']);
    expect(await runs.configurations('c0ffee1')).toEqual(['c0ffee11']);
    expect(await runs.configurations('beef')).toEqual([]);
  });

  test('keep their head alone when they are erased, and take nothing more', async () => {
    const { runs } = await open();
    await runs.open(run('r'));
    await runs.append('r', { type: 'text', text: 'a secret answer', citations: [], sequence: 1, at: 't' });
    expect(await runs.erase('r', '2026-11-27T00:00:00Z')).toBe('erased');
    const erased = { input: null, recordKey: '', restorations: {}, erasedAt: '2026-11-27T00:00:00Z' };
    expect(await runs.get('r')).toEqual(run('r', erased));
    expect(await runs.events('r', 0)).toEqual([]);
    expect(await Array.fromAsync(runs.find({}))).toMatchObject([{ id: 'r', erasedAt: '2026-11-27T00:00:00Z' }]);
    expect(await runs.erase('r', '2026-11-28T00:00:00Z')).toBe('already-erased');
    await expect(runs.accept('r', { document: 'again' }, {})).rejects.toThrow('was erased');
    await expect(runs.append('r', { type: 'progress', message: 'm', sequence: 2, at: 't' })).rejects.toThrow('was erased');
  });

  test('are not erased while they are under way, nor where there is none', async () => {
    const { runs } = await open();
    await runs.open(run('r', { status: 'running' }));
    expect(await runs.erase('r', '2026-11-27T00:00:00Z')).toBe('running');
    expect(await runs.get('r')).toEqual(run('r', { status: 'running' }));
    expect(await runs.erase('none', '2026-11-27T00:00:00Z')).toBe('absent');
  });
});

describe.each([
  ['on disk', () => openEmbeddedStore({ folder: newFolder() })],
  ['in memory', openMemoryStore],
])('runs under way %s', (_, open) => {
  const caller = { id: 'ann', groups: ['desk'], roles: ['user'] };
  const work = { process: 41, since: '2026-11-24T09:00:00.000Z', takenUp: 0, caller };
  const left = run('left', { status: 'running', work });

  test('are found among all, with who works on them and for whom', async () => {
    const { runs } = await open();
    await runs.open(run('done'));
    await runs.open(left);
    expect(await idsOf(runs, { underWay: true })).toEqual(['left']);
    expect(await idsOf(runs, { underWay: true, owner: 'ben' })).toEqual([]);
    expect(await runs.get('left')).toEqual(left);
    expect((await Array.fromAsync(runs.find({})))[0]).not.toHaveProperty('work');
  });

  test('are handed over once', async () => {
    const { runs } = await open();
    await runs.open(left);
    const taken = { ...work, process: 42, takenUp: 1 };
    expect([await runs.takeUp('left', taken), await runs.takeUp('left', { ...taken, process: 43 })]).toEqual([true, false]);
    expect((await runs.get('left'))?.work).toEqual(taken);
    expect(await runs.takeUp('none', taken)).toBe(false);
  });

  test('say no more of who worked on them when they have ended, and are not taken up then', async () => {
    const { runs } = await open();
    await runs.open(left);
    await runs.close('left', 'done', {});
    expect(await runs.get('left')).not.toHaveProperty('work');
    expect(await runs.takeUp('left', { ...work, takenUp: 1 })).toBe(false);
    expect(await idsOf(runs, { underWay: true })).toEqual([]);
  });
});

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

describe.each([
  ['on disk', () => openEmbeddedStore({ folder: newFolder() })],
  ['in memory', openMemoryStore],
])('feedback %s', (_, open) => {
  test('is given back as it was put, one a run: a later one replaces the former', async () => {
    const { runs, feedback: said } = await open();
    await runs.open(run('r'));
    await said.put(feedback('r'));
    await said.put(feedback('r', { useful: true, reason: '', text: '' }));
    expect(await said.get('r')).toEqual(feedback('r', { useful: true, reason: '', text: '' }));
    expect(await said.get('none')).toBeUndefined();
  });

  test('is for a run that there is', async () => {
    await expect((await open()).feedback.put(feedback('none'))).rejects.toThrow('FOREIGN KEY');
  });

  test('is counted by configuration and reason, with how many people said so, within days', async () => {
    const { runs, feedback: said } = await open();
    for (const id of ['a', 'b', 'c', 'd']) await runs.open(run(id));
    await said.put(feedback('a'));
    await said.put(feedback('b'));
    await said.put(feedback('c', { owner: 'ben' }));
    await said.put(feedback('d', { useful: true, reason: '', text: '', at: '2026-11-25T23:59:59.999Z' }));
    const of = { tool: 'summariser', engine: 'embedded', configuration: 'c0ffee00' };
    expect(await said.counts({})).toEqual([
      { ...of, useful: false, reason: 'wrong', count: 3, people: 2 },
      { ...of, useful: true, reason: '', count: 1, people: 1 },
    ]);
    expect(await said.counts({ from: '2026-11-25T23:59:59.999Z', to: '2026-11-25T23:59:59.999Z' })).toMatchObject([{ useful: true }]);
    expect((await said.texts({}, 2)).map(({ run }) => run)).toEqual(['a', 'b']);
    expect(await said.texts({ from: '2026-11-25T00:00:00.000Z' }, 9)).toEqual([]);
  });

  test('loses its text with the content of its run, keeps what is counted, and is not given after that', async () => {
    const { runs, feedback: said } = await open();
    await runs.open(run('r'));
    await said.put(feedback('r'));
    await runs.erase('r', '2026-11-27T00:00:00Z');
    expect(await said.get('r')).toEqual(feedback('r', { text: '' }));
    await expect(said.put(feedback('r'))).rejects.toThrow('was erased');
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
  await expect(runs.get('torn')).rejects.toThrow('run torn in assay.sqlite is damaged');
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
