import { DatabaseSync } from 'node:sqlite';
import type { PeopleStore, Store } from '@assay/core';
import { auditStore } from './audit-store.ts';
import { documentStore } from './document-store.ts';
import { evidenceStore } from './evidence-store.ts';
import { groupCommit } from './group-commit.ts';
import { openDatabase, prepareDatabase } from './open-database.ts';
import { peopleStore } from './people-store.ts';
import { runStore } from './run-store.ts';
import { tryWriting, type Writability } from './try-writing.ts';
import { usageStore } from './usage-store.ts';

/** Everything that one SQLite file keeps. */
export interface EmbeddedStore extends Store {
  readonly people: PeopleStore;
  /** Whether the file takes a write just now: one is made that changes nothing. */
  tryWriting(): Writability;
}

/** Opens the store of a data folder: one SQLite file, safe under kill -9, shared by several processes. */
export async function openEmbeddedStore({ folder }: { readonly folder: string }): Promise<EmbeddedStore> {
  return storeOn(openDatabase(folder));
}

/** Opens a store that is gone when it is closed: for measurements and tests, with the same code. */
export async function openMemoryStore(): Promise<EmbeddedStore> {
  const database = new DatabaseSync(':memory:');
  prepareDatabase(database);
  return storeOn(database);
}

// --- Internal ---

function storeOn(database: DatabaseSync): EmbeddedStore {
  const group = groupCommit(database);
  return {
    documents: documentStore(database),
    runs: runStore(database, group),
    audit: auditStore(database, group),
    evidence: evidenceStore(database),
    usage: usageStore(database, group),
    people: peopleStore(database),
    tryWriting: () => tryWriting(database),
    async close() {
      if (!database.isOpen) return;
      group.flush();
      database.close();
    },
  };
}
