import { createWriteStream, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@assay/core';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openZipFile, zipInto } from './zip-file.ts';

const path = () => join(mkdtempSync(join(tmpdir(), 'assay-zip-')), 'a.zip');

test('a zip holds what was put in, piece by piece, and each file has its digest', async () => {
  const file = path();
  const zip = openZipFile(file, new Date());
  expect(await zip.add('a.txt', ['one ', Buffer.from('two')])).toBe(sha256('one two'));
  expect(await zip.add('empty.txt', [])).toBe(sha256(''));
  await zip.finish();
  const files = unzipSync(readFileSync(file));
  expect(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual({
    'a.txt': 'one two',
    'empty.txt': '',
  });
});

test('many small pieces make one file', async () => {
  const file = path();
  const zip = openZipFile(file, new Date());
  await zip.add(
    'many.txt',
    Array.from({ length: 100_000 }, () => 'x'.repeat(10)),
  );
  await zip.finish();
  expect(unzipSync(readFileSync(file))['many.txt']?.length).toBe(1_000_000);
});

test('what goes wrong with a piece is told to whoever put it in, and nothing is left of the zip', async () => {
  const file = path();
  const zip = openZipFile(file, new Date());
  await zip.add('a.txt', ['a']);
  const failing = (function* () {
    yield 'half';
    throw new Error('the row is broken');
  })();
  await expect(zip.add('b.txt', failing)).rejects.toThrow('the row is broken');
  await zip.abandon();
  expect(existsSync(file)).toBe(false);
});

test('nothing is overwritten', () => {
  const file = path();
  writeFileSync(file, 'kept');
  expect(() => openZipFile(file, new Date())).toThrow('nothing is overwritten');
  expect(readFileSync(file, 'utf8')).toBe('kept');
});

test('a full disk has a name and says what to do', async () => {
  const zip = zipInto(createWriteStream('/dev/full'), { path: '/backups/a.zip', date: new Date() });
  const noise = Array.from({ length: 400_000 }, (_, place) => String((place * 7_919) % 1_000_003));
  const putting = zip.add('a.txt', noise).then(() => zip.finish());
  await expect(putting).rejects.toMatchObject({ code: 'disk-full', message: expect.stringContaining('no space left for /backups/a.zip') });
});
