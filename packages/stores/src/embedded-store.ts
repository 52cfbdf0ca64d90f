import { DatabaseSync } from 'node:sqlite';
import type { FeedbackStore, PeopleStore, Store } from '@assay/core';
import { auditStore } from './audit-store.ts';
import { documentStore } from './document-store.ts';
import { evidenceStore } from './evidence-store.ts';
import { feedbackStore } from './feedback-store.ts';
import { groupCommit } from './group-commit.ts';
import { namingFaults } from './named-faults.ts';
import { openDatabase, prepareDatabase } from './open-database.ts';
import { peopleStore } from './people-store.ts';
import { runStore } from './run-store.ts';
import { tryWriting, type WriteFault } from './try-writing.ts';
import { usageStore } from './usage-store.ts';

/** Everything that one SQLite file keeps. */
export interface EmbeddedStore extends Store {
  readonly people: PeopleStore;
  readonly feedback: FeedbackStore;
  /** What keeps the file from taking a write just now; found out by one that changes nothing. */
  tryWriting(): WriteFault | undefined;
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

/** A store on a database that was opened and prepared; what is refused has a name. */
export function storeOn(database: DatabaseSync, waitMs?: number): EmbeddedStore {
  const group = groupCommit(database);
  return {
    documents: namingFaults(documentStore(database), waitMs),
    runs: namingFaults(runStore(database, group), waitMs),
    audit: namingFaults(auditStore(database, group), waitMs),
    evidence: namingFaults(evidenceStore(database), waitMs),
    usage: namingFaults(usageStore(database, group), waitMs),
    people: namingFaults(peopleStore(database), waitMs),
    feedback: namingFaults(feedbackStore(database), waitMs),
    tryWriting: () => tryWriting(database),
    async close() {
      if (!database.isOpen) return;
      group.flush();
      database.close();
    },
  };
}
