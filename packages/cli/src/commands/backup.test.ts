import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256, verifyAuditChain } from '@assay/core';
import { openStore } from '@assay/stores';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupSignature } from '../backup/backup-manifest.ts';
import { openBackup } from '../backup/open-backup.ts';
import { recordCopy } from '../backup/record-copy.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { makeKeyPair } from '../make-key-pair.ts';
import { keptRuns } from '../testing/kept-runs.ts';
import { runAssay } from '../testing/run-assay.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-backup-'));
const newFolder = () => mkdtempSync(join(root, 'a-'));
const awkward = 'inbox/a\\b “letters”\n.txt';
let kept: Awaited<ReturnType<typeof keptRuns>>;
let file: string;

beforeAll(async () => {
  kept = await keptRuns([{ id: 'letter' }, { id: 'other', owner: 'person:ben' }]);
  await kept.store.people.putKey({ ...aKey, id: 'k1' });
  for (const [path, text] of Object.entries({ [awkward]: 'Dear all', 'datasets/x/data.jsonl': '{}\n', 'people.json': '{}' })) {
    mkdirSync(join(kept.data, path, '..'), { recursive: true });
    writeFileSync(join(kept.data, path), text);
  }
  writeFileSync(join(kept.data, 'search-index'), 'made anew from documents');
  symlinkSync('/etc', join(kept.data, 'inbox', 'elsewhere'));
  file = join(newFolder(), 'monday.zip');
  expect((await backUp('--out', file)).code).toBe(0);
});
afterAll(() => kept.close());

const aKey = {
  secretDigest: 'd',
  name: 'case system',
  owner: 'person:ann',
  groups: [],
  roles: [],
  tools: [],
  createdAt: '2026-11-24T00:00:00Z',
  expiresAt: '2027-11-24T00:00:00Z',
};

const backUp = (...given: readonly string[]) => runAssay(kept.data, ['backup', ...given]);
const keysOf = (path: string) => path.replace('.zip', '.keys.zip');

/** Restores into a folder that is not there yet. */
async function restored(path: string, ...given: readonly string[]) {
  const data = join(newFolder(), 'data');
  return { data, ...(await runAssay(data, ['restore', path, ...given])) };
}

/** A copy of the backup with some of its files changed, and its keys beside it. */
function changed(change: (files: Record<string, Uint8Array>) => void): string {
  const path = join(newFolder(), 'changed.zip');
  const files = unzipSync(readFileSync(file));
  change(files);
  writeFileSync(path, zipSync(files));
  writeFileSync(keysOf(path), readFileSync(keysOf(file)));
  return path;
}

describe('assay backup', () => {
  test('keeps rows, files and manifest in one file and the keys in another, that only their owner reads', async () => {
    const names = Object.keys(unzipSync(readFileSync(file)));
    expect(names.filter((name) => !name.startsWith('files/'))).toEqual([
      ...['audit', 'evidence', 'documents', 'run_events', 'feedback', 'runs', 'usage', 'usage_groups', 'api_keys', 'sign_ins'].map(
        (table) => `tables/${table}.jsonl`,
      ),
      'tables/key_refusals.jsonl',
      'manifest.json',
      'manifest.sig.json',
    ]);
    expect(Object.keys(unzipSync(readFileSync(keysOf(file)))).sort()).toEqual([
      'keys/deployment.key',
      'keys/runner.pem',
      'keys/runner.pub.pem',
    ]);
    expect(readdirSync(join(file, '..')).sort()).toEqual(['monday.keys.zip', 'monday.zip']);
  });

  test('says what it holds, how the chain ends, and what was left out', async () => {
    const path = join(newFolder(), 'b.zip');
    const { code, json, notified } = await backUp('--out', path, '--json');
    // The chain of the server says of each backup that it was made: that of the one before is in this one.
    const [before, made] = (await kept.store.audit.read()).slice(-2);
    expect(code).toBe(0);
    const chain = { status: 'whole', records: 6, head: before?.hash };
    expect(json()).toMatchObject({ status: 'done', keysFile: keysOf(path), chain, keyFiles: 3 });
    expect(json()).toMatchObject({ rows: { runs: 2, run_events: 4, api_keys: 1, audit: 6 } });
    const manifest = sha256(strFromU8(unzipSync(readFileSync(path))['manifest.json'] ?? new Uint8Array()));
    expect([before?.kind, made]).toEqual([
      'backup-made',
      expect.objectContaining({ kind: 'backup-made', body: { manifest, records: 6, head: before?.hash, keys: 'apart' } }),
    ]);
    expect(notified).toBe('left out: inbox/elsewhere: it is a link to a folder');
  });

  test('is of one moment while others go on writing', async () => {
    const writing = (async () => {
      for (let place = 0; place < 100; place += 1)
        await kept.store.audit.append({ kind: 'service-started', at: 'now', actor: 'assay', body: { place } });
    })();
    const path = join(newFolder(), 'busy.zip');
    const { json } = await backUp('--out', path, '--json');
    await writing;
    const { data, code } = await restored(path);
    expect([code, json().status]).toEqual([0, 'done']);
    const store = await openStore({ folder: data });
    const records = await store.audit.read();
    expect(verifyAuditChain(records).status).toBe('whole');
    const copied = records.slice(0, -1);
    expect(copied).toEqual((await kept.store.audit.read()).slice(0, copied.length));
    await store.close();
  });

  test('overwrites nothing and leaves nothing half', async () => {
    const path = join(newFolder(), 'c.zip');
    for (const name of [path, keysOf(path), `${path}.unfinished`]) {
      writeFileSync(name, 'kept');
      expect(await backUp('--out', path)).toMatchObject({ code: 2, notified: expect.stringContaining(`${name} is there`) });
      expect(readFileSync(name, 'utf8')).toBe('kept');
      rmSync(name);
    }
    const missing = join(newFolder(), 'no', 'd.zip');
    expect((await backUp('--out', missing)).notified).toContain('cannot be written');
  });

  test('of a broken chain is made, says so and ends with 1; so does its restore', async () => {
    const data = (await restored(file)).data;
    const database = new DatabaseSync(join(data, 'assay.sqlite'));
    database.exec(
      `DROP TRIGGER audit_is_append_only_update; UPDATE audit SET body = replace(body, 'person:ann', 'person:eve') WHERE sequence = 2`,
    );
    database.close();
    const path = join(newFolder(), 'broken.zip');
    const made = await runAssay(data, ['backup', '--out', path]);
    expect([made.code, made.out]).toEqual([1, expect.stringContaining('The audit chain is broken: record 2 was altered.')]);
    expect(await restored(path)).toMatchObject({ code: 1, out: expect.stringContaining('record 2 was altered') });
  });

  test.each([
    ['no file', [], 'Name the file with --out'],
    ['another ending', ['--out', 'a.tar'], 'it ends in .zip'],
    ['an unknown place for keys', ['--out', 'a.zip', '--keys', 'there'], '--keys is apart, inside, none, not "there"'],
  ])('with %s is bad usage', async (_, given, words) => {
    expect(await backUp(...given)).toMatchObject({ code: 2, notified: expect.stringContaining(words) });
  });

  test('where there is no data says so, and makes none', async () => {
    const nowhere = join(newFolder(), 'nothing');
    const { code, notified } = await runAssay(nowhere, ['backup', '--out', join(newFolder(), 'e.zip')]);
    expect([code, notified]).toEqual([2, expect.stringContaining('There is no')]);
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('assay restore', () => {
  test('brings back everything after the folder was destroyed', async () => {
    const gone = await restored(file);
    const again = join(newFolder(), 'again.zip');
    const before = await runAssay(gone.data, ['backup', '--out', again, '--json']);
    const files = () =>
      readdirSync(gone.data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('assay.sqlite'))
        .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]);
    const held = files();
    expect(held.map(([path]) => path)).toContain(join(gone.data, awkward));
    rmSync(gone.data, { recursive: true });

    expect((await runAssay(gone.data, ['restore', again])).code).toBe(0);
    expect(files()).toEqual(held);
    const store = await openStore({ folder: gone.data });
    const records = await store.audit.read();
    expect(verifyAuditChain(records).status).toBe('whole');
    const chain = before.json().chain as { head: string; records: number };
    expect(records.at(-2)?.hash).toBe(chain.head);
    expect(records.at(-1)).toMatchObject({ kind: 'backup-restored', body: { records: chain.records, head: chain.head } });
    expect(await store.runs.get('letter')).toEqual(await kept.store.runs.get('letter'));
    expect(await store.runs.events('letter', 0)).toEqual(await kept.store.runs.events('letter', 0));
    expect(await store.people.keys()).toEqual(await kept.store.people.keys());
    await store.close();
  });

  test('says what was restored, who made and signed it, and what an older state means', async () => {
    const { out } = await restored(file);
    expect(out).toContain('0 documents, 2 runs, 0 pieces of evidence, 1 keys of programs, 5 audit records and 6 files.');
    expect(out).toMatch(/The backup was made on 20\d\d.* and signed by key [0-9a-f]{64}\./);
    expect(out).toContain('What was erased, revoked, removed or switched off since must be so again; people sign in anew.');
  });

  test('goes into an empty folder, and into no other', async () => {
    const [empty, full] = [newFolder(), newFolder()];
    writeFileSync(join(full, 'mine'), 'kept');
    expect((await runAssay(empty, ['restore', file])).code).toBe(0);
    expect(await runAssay(full, ['restore', file])).toMatchObject({ code: 2, notified: expect.stringContaining('is not empty') });
    expect(readdirSync(full)).toEqual(['mine']);
  });

  test('does not take over from one that was cut off', async () => {
    const data = join(newFolder(), 'data');
    mkdirSync(`${data}.restoring`);
    expect(await runAssay(data, ['restore', file])).toMatchObject({ code: 3, notified: expect.stringContaining('one was cut off') });
    expect([existsSync(data), existsSync(`${data}.restoring`)]).toEqual([false, true]);
  });

  test.each([0, 1, 100, 0.3, 0.9, 0.999])('of a file that was cut at %d restores nothing', async (length) => {
    const whole = readFileSync(file);
    const path = join(newFolder(), 'cut.zip');
    writeFileSync(path, whole.subarray(0, length < 1 ? Math.floor(whole.length * length) : length));
    writeFileSync(keysOf(path), readFileSync(keysOf(file)));
    const { code, notified, data } = await restored(path);
    expect([code, notified]).toEqual([3, expect.stringContaining('is no whole backup of Assay')]);
    expect(readdirSync(join(data, '..'))).toEqual([]);
  });

  test.each([
    ['a row was changed', (files: Files) => edit(files, 'tables/runs.jsonl', 'person:ben', 'person:eve'), 'its table runs is not the one'],
    ['a row was taken out', (files: Files) => edit(files, 'tables/audit.jsonl', /^.*\n/, ''), 'its table audit is not the one'],
    ['a file was changed', (files: Files) => edit(files, 'files/000001', /./, 'x'), 'is not the file that was signed'],
    ['a file was taken out', (files: Files) => delete files['files/000001'], 'is missing in it'],
    ['a file was put in', (files: Files) => Object.assign(files, { 'files/999999': strToU8('x') }), 'files/999999 is not in its manifest'],
    ['a table was taken out', (files: Files) => delete files['tables/audit.jsonl'], 'tables/audit.jsonl is missing in it'],
    ['the manifest was changed', (files: Files) => edit(files, 'manifest.json', '"by"', '"By"'), 'its manifest.json does not hold'],
    [
      'who made it was changed',
      (files: Files) => edit(files, 'manifest.json', /"by": ".*"/, '"by": "eve"'),
      'the key that belongs to it did not',
    ],
    ['the signature was taken out', (files: Files) => delete files['manifest.sig.json'], 'it has no manifest.sig.json'],
    ['another key signed it', (files: Files) => forge(files, (text) => text), 'the key that belongs to it did not sign it'],
  ])('of a file in which %s restores nothing', async (_, change, words) => {
    const { code, notified, data } = await restored(changed(change));
    expect([code, notified]).toEqual([3, expect.stringContaining(words)]);
    expect(readdirSync(join(data, '..'))).toEqual([]);
  });

  test.each([
    ['a path that leads out', (text: string) => text.replace('people.json', '../people.json'), 'names a file outside the data folder'],
    ['a newer format', (text: string) => text.replace('"format": 1', '"format": 2'), 'made by a newer Assay'],
    ['a column of a newer one', (text: string) => text.replace('"collection"', '"collector"'), 'its table documents is of a newer Assay'],
    ['another chain', (text: string) => text.replace('"records": 5', '"records": 4'), 'its audit chain is not the one'],
  ])('of a file that is signed and says %s restores nothing', async (_, change, words) => {
    const path = changed((files) => forge(files, change));
    const { code, notified } = await restored(path, '--without-keys');
    expect([code, notified]).toEqual([3, expect.stringContaining(words)]);
  });

  test('needs the keys that belong to it, or to be told that there are none', async () => {
    const path = join(newFolder(), 'moved.zip');
    writeFileSync(path, readFileSync(file));
    expect(await restored(path)).toMatchObject({ code: 2, notified: expect.stringContaining('name it with --keys') });
    expect(await restored(path, '--keys', path)).toMatchObject({ code: 3 });
    expect((await restored(path, '--keys', keysOf(file))).code).toBe(0);
    const bare = await restored(path, '--without-keys');
    expect([bare.code, bare.out, existsSync(join(bare.data, 'keys'))]).toEqual([0, expect.stringContaining('It has no keys'), false]);
    expect((await restored(path, '--without-keys', '--keys', keysOf(file))).code).toBe(2);
  });

  test('takes keys that are inside, and refuses a file of keys in which one was changed', async () => {
    const path = join(newFolder(), 'one.zip');
    const made = await backUp('--out', path, '--keys', 'inside');
    expect([made.code, made.out, existsSync(keysOf(path))]).toEqual([0, expect.stringContaining('Keys: inside.'), false]);
    const { data } = await restored(path);
    expect(readFileSync(join(data, 'keys/deployment.key'))).toEqual(readFileSync(join(kept.data, 'keys/deployment.key')));
    const moved = changed(() => {});
    const keys = unzipSync(readFileSync(keysOf(moved)));
    writeFileSync(keysOf(moved), zipSync({ ...keys, 'keys/deployment.key': strToU8('0'.repeat(64)) }));
    expect(await restored(moved)).toMatchObject({ code: 3, notified: expect.stringContaining('keys/deployment.key is another one') });
  });

  test('of a backup without keys says what that means', async () => {
    const path = join(newFolder(), 'none.zip');
    expect((await backUp('--out', path, '--keys', 'none')).out).toContain('Keys: none are kept.');
    expect(await restored(path)).toMatchObject({ code: 2, notified: expect.stringContaining('This backup was made without keys.') });
    expect((await restored(path, '--without-keys')).code).toBe(0);
  });

  test('onto a full disk is told by name and leaves nothing', async () => {
    const backup = await openBackup({ path: file });
    const folder = join(newFolder(), 'data');
    const full = async function* () {
      yield strToU8('');
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    };
    const restoring = restoreBackup({
      backup: { ...backup, file: full },
      path: file,
      keys: new Map(),
      folder,
      place: { folder },
      restored: { at: 'now', by: 'ann' },
      onProgress: () => {},
    });
    await expect(restoring).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining(`Nothing was restored to ${folder}`),
    });
    expect(readdirSync(join(folder, '..'))).toEqual([]);
    await backup.close();
  });

  test('that could not be recorded in the chain says that it stands all the same', async () => {
    const at = { kind: 'backup-restored', at: 'now', actor: 'ann', body: {} } as const;
    await expect(recordCopy({ folder: join(file, 'no') }, at, 'It was restored')).rejects.toMatchObject({
      code: 'audit-unavailable',
      message: expect.stringContaining('It was restored, but that could not be recorded in the audit chain: '),
    });
  });

  test('of a file that is not there says so', async () => {
    expect(await restored(join(root, 'nowhere.zip'), '--without-keys')).toMatchObject({
      code: 2,
      notified: expect.stringContaining('Check the name'),
    });
    expect((await restored(file, 'another')).code).toBe(2);
  });
});

// --- Internal ---

type Files = Record<string, Uint8Array>;

function edit(files: Files, name: string, from: string | RegExp, to: string): void {
  const text = strFromU8(files[name] ?? new Uint8Array());
  expect(text.replace(from, to)).not.toBe(text);
  files[name] = strToU8(text.replace(from, to));
}

/** Signs a changed manifest with a key of one’s own, as it names it. */
function forge(files: Files, change: (text: string) => string): void {
  const { privateKey, publicKey } = makeKeyPair();
  const text = change(strFromU8(files['manifest.json'] ?? new Uint8Array())).replace(
    /"signer": ".*"/,
    `"signer": ${JSON.stringify(publicKey)}`,
  );
  files['manifest.json'] = strToU8(text);
  files['manifest.sig.json'] = strToU8(JSON.stringify(backupSignature.sign(sha256(text), privateKey)));
}
