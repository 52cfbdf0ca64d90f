import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AssayError, messageOf } from '@assay/core';
import { migrations } from './migrations.ts';

/** A write lock is held for a few milliseconds; waiting for it stops the whole process. */
const shortestWaitMs = 100;

/** Opens the database file of a data folder, making both at the first use; only their owner may read them. */
export function openDatabase(folder: string): DatabaseSync {
  const path = join(folder, 'assay.sqlite');
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Error('it is a file, not a folder');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(path, { timeout: 10_000 });
    try {
      chmodSync(path, 0o600);
      prepareDatabase(database);
      // From here on whoever waits for another process lets this one go on meanwhile (named-faults.ts).
      database.exec(`PRAGMA busy_timeout = ${shortestWaitMs}`);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw new AssayError(
      'data-folder-unusable',
      `The data folder ${folder} cannot be used: ${messageOf(error)}. Make it writable, restore assay.sqlite from a backup, or name another folder in ASSAY_DATA.`,
      { cause: error },
    );
  }
}

/** Sets how the database keeps its promises and brings its tables up to date. */
export function prepareDatabase(database: DatabaseSync): void {
  // FULL: a record that was acknowledged survives a power cut, not only a killed process.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  const version = versionOf(database);
  if (version > migrations.length)
    throw new Error(`it was written by a newer Assay (format ${version}; this one knows up to ${migrations.length})`);
  if (version === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have migrated while this one waited for the lock.
    for (const [index, migration] of [...migrations.entries()].slice(versionOf(database))) {
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

// --- Internal ---

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}
