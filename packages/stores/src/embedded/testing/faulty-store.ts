import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DeploymentStore } from '../../deployment-store.ts';
import { storeOn } from '../embedded-store.ts';
import { openDatabase } from '../open-database.ts';

/** What can be wrong with a store: the disk is full, the file cannot be written, another process holds it. */
export type StoreFault = 'full' | 'read-only' | 'locked';

/** A store on a real database whose disk goes wrong on request. */
export interface FaultyStore {
  readonly store: DeploymentStore;
  break(fault: StoreFault): void;
  mend(): void;
}

/**
 * Opens one. The database itself says no: at a size it may not grow beyond for the full disk, where it may only be asked for the
 * read-only file, and by the lock of another connection.
 */
export function faultyStore(waitMs?: number): FaultyStore {
  const folder = mkdtempSync(join(tmpdir(), 'assay-faulty-'));
  const database = openDatabase(folder);
  const other = new DatabaseSync(join(folder, 'assay.sqlite'));
  return {
    store: storeOn(database, waitMs),
    break(fault) {
      if (fault === 'full') database.exec(`PRAGMA max_page_count = 1`);
      else if (fault === 'read-only') database.exec('PRAGMA query_only = ON');
      else other.exec('BEGIN IMMEDIATE');
    },
    mend() {
      database.exec('PRAGMA max_page_count = 1073741823; PRAGMA query_only = OFF');
      if (other.isTransaction) other.exec('ROLLBACK');
    },
  };
}
