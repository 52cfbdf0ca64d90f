import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyAuditChain } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { document, entry } from '../testing/sample-entries.ts';
import { openEmbeddedStore } from './embedded-store.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'assay-store-'));

describe('the store on disk', () => {
  test('has everything after it was closed and opened again', async () => {
    const folder = newFolder();
    const first = await openEmbeddedStore({ folder });
    await first.documents.put(document('a'));
    await first.audit.append(entry({ n: 1 }));
    await first.close();
    const second = await openEmbeddedStore({ folder });
    await second.audit.append(entry({ n: 2 }));
    expect(await second.documents.get('a')).toEqual(document('a'));
    expect(verifyAuditChain(await second.audit.read())).toEqual({ status: 'whole', records: 2 });
  });

  test('refuses to change or delete audit records', async () => {
    const folder = newFolder();
    const store = await openEmbeddedStore({ folder });
    await store.audit.append(entry({ n: 1 }));
    const other = new DatabaseSync(join(folder, 'assay.sqlite'));
    expect(() => other.exec("UPDATE audit SET body = '{}'")).toThrow('append-only');
    expect(() => other.exec('DELETE FROM audit')).toThrow('append-only');
    other.close();
  });

  test.each<[string, (folder: string) => string, string]>([
    [
      'the folder is a file',
      (folder) => {
        writeFileSync(join(folder, 'file'), '');
        return join(folder, 'file');
      },
      'it is a file',
    ],
    [
      'the database is not one',
      (folder) => {
        writeFileSync(join(folder, 'assay.sqlite'), 'not a database, and long enough to be read as one'.repeat(40));
        return folder;
      },
      'file is not a database',
    ],
    [
      'the database is a folder',
      (folder) => {
        mkdirSync(join(folder, 'assay.sqlite'));
        return folder;
      },
      'unable to open',
    ],
    [
      'a newer Assay wrote it',
      (folder) => {
        const database = new DatabaseSync(join(folder, 'assay.sqlite'));
        database.exec('PRAGMA user_version = 99');
        database.close();
        return folder;
      },
      'written by a newer Assay',
    ],
  ])('says what is wrong when %s', async (_, prepare, told) => {
    await expect(openEmbeddedStore({ folder: prepare(newFolder()) })).rejects.toThrow(told);
    await expect(openEmbeddedStore({ folder: prepare(newFolder()) })).rejects.toThrow('The data folder');
  });

  test('names a damaged row', async () => {
    const folder = newFolder();
    const store = await openEmbeddedStore({ folder });
    await store.documents.put(document('a'));
    const other = new DatabaseSync(join(folder, 'assay.sqlite'));
    other.exec(`UPDATE documents SET body = '{"id":1}'`);
    other.close();
    await expect(store.documents.get('a')).rejects.toThrow('document a in the store is damaged');
  });
});
