import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AssayError, messageOf, storageFault } from '@assay/core';
import { migrations } from '../embedded/migrations.ts';
import { embeddedRows } from './embedded-rows.ts';
import type { Snapshot } from './snapshot.ts';

/** How an embedded store is looked at: beside those who work with it, or alone, so that nobody can while it is copied away. */
interface Looking {
  readonly folder: string;
  readonly isAlone?: boolean;
}

/**
 * Looks at the store of a data folder as it is at this moment: one read transaction, beside which a server goes on writing. (SQLite's
 * online backup begins anew for as long as another process writes.) A database that is damaged is an error, not a copy.
 */
export async function openEmbeddedSnapshot({ folder, isAlone = false }: Looking): Promise<Snapshot> {
  const path = join(folder, 'assay.sqlite');
  if (!existsSync(path)) throw new AssayError('not-found', `There is no ${path}. Name the data folder in ASSAY_DATA.`);
  const database = begun(path, isAlone);
  return {
    ...embeddedRows(database),
    isEarlier: versionOf(database) < migrations.length,
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

// --- Internal ---

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

function begun(path: string, isAlone: boolean): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: !isAlone, timeout: isAlone ? 500 : 10_000 });
  try {
    // In this mode a database that any other process has open is refused, and none can open it until this one closes it.
    if (isAlone) database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec(isAlone ? 'BEGIN IMMEDIATE' : 'BEGIN');
    const version = versionOf(database);
    if (version > migrations.length)
      throw new AssayError('data-folder-unusable', `${path} was written by a newer Assay (format ${version}). Use that one.`);
    const problem = String(database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check);
    if (problem !== 'ok')
      throw new AssayError('data-folder-unusable', `${path} is damaged (${problem}). Restore the data folder from an earlier backup.`);
    return database;
  } catch (error) {
    database.close();
    const fault = error instanceof AssayError ? error : storageFault(error);
    if (isAlone && fault?.code === 'store-locked')
      throw new AssayError('already-running', `${path} is under use (${messageOf(error)}). Stop the server and every command first.`, {
        cause: error,
      });
    throw fault ?? error;
  }
}
