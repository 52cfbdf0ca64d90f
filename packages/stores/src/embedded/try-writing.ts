import type { DatabaseSync } from 'node:sqlite';
import { type StoreFaultCode, storageFault } from '@assay/core';

/** Finds out whether a database takes writes, by one down to the disk that changes nothing: the number of the format, as it is. */
export function tryWriting(database: DatabaseSync): StoreFaultCode | undefined {
  try {
    database.exec('BEGIN IMMEDIATE');
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
    database.exec(`PRAGMA user_version = ${Number(version)}`);
    database.exec('COMMIT');
    return undefined;
  } catch (error) {
    if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    const code = storageFault(error)?.code;
    return code === 'disk-full' || code === 'store-locked' || code === 'store-read-only' ? code : 'data-folder-unusable';
  }
}
