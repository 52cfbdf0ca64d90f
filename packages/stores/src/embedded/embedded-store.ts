import { DatabaseSync } from 'node:sqlite';
import type { DeploymentStore } from '../deployment-store.ts';
import { auditStore } from './audit-store.ts';
import { documentStore } from './document-store.ts';
import { evidenceStore } from './evidence-store.ts';
import { feedbackStore } from './feedback-store.ts';
import { groupCommit } from './group-commit.ts';
import { namingFaults } from './named-faults.ts';
import { openDatabase, prepareDatabase } from './open-database.ts';
import { peopleStore } from './people-store.ts';
import { runStore } from './run-store.ts';
import { tryWriting } from './try-writing.ts';
import { usageStore } from './usage-store.ts';

/** Opens the store of a data folder: one SQLite file, safe under kill -9, shared by several processes. */
export async function openEmbeddedStore({ folder }: { readonly folder: string }): Promise<DeploymentStore> {
  return storeOn(openDatabase(folder));
}

/** Opens a store that is gone when it is closed: for measurements and tests, with the same code. */
export async function openMemoryStore(): Promise<DeploymentStore> {
  const database = new DatabaseSync(':memory:');
  prepareDatabase(database);
  return storeOn(database);
}

/** A store on a database that was opened and prepared; what is refused has a name. */
export function storeOn(database: DatabaseSync, waitMs?: number): DeploymentStore {
  const group = groupCommit(database);
  return {
    documents: namingFaults(documentStore(database), waitMs),
    runs: namingFaults(runStore(database, group), waitMs),
    audit: namingFaults(auditStore(database, group), waitMs),
    evidence: namingFaults(evidenceStore(database), waitMs),
    usage: namingFaults(usageStore(database, group), waitMs),
    people: namingFaults(peopleStore(database), waitMs),
    feedback: namingFaults(feedbackStore(database), waitMs),
    tryWriting: async () => tryWriting(database),
    async close() {
      if (!database.isOpen) return;
      group.flush();
      database.close();
    },
  };
}
