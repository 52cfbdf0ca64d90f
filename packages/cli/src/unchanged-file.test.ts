import { mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { unchangedFile } from './unchanged-file.ts';

function counted() {
  const path = join(mkdtempSync(join(tmpdir(), 'assay-unchanged-')), 'file');
  let reads = 0;
  const read = unchangedFile((file) => {
    reads += 1;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return 'gone';
    }
  });
  return { path, read: () => read(path), reads: () => reads };
}

/** Longer than within which two changes look alike. */
const settled = () => sleep(130);

test('a file that nobody touched is read once', async () => {
  const { path, read, reads } = counted();
  writeFileSync(path, 'one');
  await settled();
  expect([read(), read(), read(), reads()]).toEqual(['one', 'one', 'one', 1]);
});

test.each<[what: string, change: (path: string) => void, then: string]>([
  ['was written', (path) => writeFileSync(path, 'two'), 'two'],
  [
    'was replaced by another',
    (path) => {
      writeFileSync(`${path}.new`, 'two');
      renameSync(`${path}.new`, path);
    },
    'two',
  ],
  ['was removed', (path) => rmSync(path), 'gone'],
  [
    'was written and its date put back',
    (path) => {
      writeFileSync(path, 'two');
      utimesSync(path, 1_000, 1_000);
    },
    'two',
  ],
])('one that %s is read anew, though it is as long as before', async (_, change, then) => {
  const { path, read } = counted();
  writeFileSync(path, 'one');
  utimesSync(path, 1_000, 1_000);
  await settled();
  expect(read()).toBe('one');
  change(path);
  expect(read()).toBe(then);
});

test('what was read just after a change is read again: a second change within one tick looks like none', () => {
  const { path, read, reads } = counted();
  writeFileSync(path, 'one');
  read();
  writeFileSync(path, 'two');
  expect([read(), reads()]).toEqual(['two', 2]);
});

test('one that is not there is looked for each time', () => {
  const { path, read } = counted();
  expect(read()).toBe('gone');
  writeFileSync(path, 'one');
  expect(read()).toBe('one');
});
