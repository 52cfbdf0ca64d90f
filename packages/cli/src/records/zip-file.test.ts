import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openZipFile } from './zip-file.ts';

const path = () => join(mkdtempSync(join(tmpdir(), 'assay-zip-')), 'a.zip');

test('a zip holds what was put in, piece by piece', async () => {
  const file = path();
  const zip = openZipFile(file, new Date());
  await zip.add('a.txt', ['one ', 'two']);
  zip.finish();
  expect(strFromU8(unzipSync(readFileSync(file))['a.txt'] ?? new Uint8Array())).toBe('one two');
});

test('more files than the format can count are an error in words, never a zip that lacks some', async () => {
  const zip = openZipFile(path(), new Date(), { files: 2, bytes: 1_000_000 });
  await zip.add('a.txt', ['a']);
  await zip.add('b.txt', ['b']);
  await expect(zip.add('c.txt', ['c'])).rejects.toThrow('more than one file of this kind can hold (2 files). Ask for fewer days');
});

test('so are more bytes than it can address', async () => {
  const zip = openZipFile(path(), new Date(), { files: 2, bytes: 1_000 });
  const noise = Array.from({ length: 20_000 }, (_, place) => String((place * 7_919) % 10_007));
  await expect(zip.add('a.txt', noise)).rejects.toThrow('(1000 bytes)');
});
