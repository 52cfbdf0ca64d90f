import { expect, test } from 'vitest';
import { storageFault } from './storage-fault.ts';

const database = (errcode: number) => Object.assign(new Error('database says no'), { code: 'ERR_SQLITE_ERROR', errcode });
const file = (code: string) => Object.assign(new Error('file says no'), { code });

test.each<[string, Error, string]>([
  ['SQLITE_FULL', database(13), 'disk-full'],
  ['ENOSPC', file('ENOSPC'), 'disk-full'],
  ['EDQUOT', file('EDQUOT'), 'disk-full'],
  ['SQLITE_BUSY', database(5), 'store-locked'],
  ['SQLITE_BUSY_SNAPSHOT, an extended code', database(517), 'store-locked'],
  ['SQLITE_LOCKED', database(6), 'store-locked'],
  ['SQLITE_READONLY', database(8), 'store-read-only'],
  ['SQLITE_READONLY_DBMOVED, an extended code', database(1032), 'store-read-only'],
  ['EROFS', file('EROFS'), 'store-read-only'],
  ['SQLITE_CORRUPT', database(11), 'data-folder-unusable'],
  ['SQLITE_IOERR_WRITE, an extended code', database(778), 'data-folder-unusable'],
  ['SQLITE_NOTADB', database(26), 'data-folder-unusable'],
])('%s has a name, words and what to do', (_, error, code) => {
  const fault = storageFault(error);
  expect(fault).toMatchObject({ code, cause: error });
  expect(fault?.message).toMatch(/^[A-Z].* \((?:database|file) says no\)\. [A-Z].*\.$/);
});

test.each<[string, unknown]>([
  ['a constraint', database(19)],
  ['a file that is not there', file('ENOENT')],
  ['any other error', new Error('something')],
  ['what is no error', 'SQLITE_FULL'],
])('%s is none', (_, error) => {
  expect(storageFault(error)).toBeUndefined();
});
