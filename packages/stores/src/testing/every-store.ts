import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeploymentStore } from '../deployment-store.ts';
import { openEmbeddedStore, openMemoryStore } from '../embedded/embedded-store.ts';
import { openPostgresStore, postgresStoreOn } from '../postgres/postgres-store.ts';
import { pgliteDatabase } from '../postgres/testing/pglite-database.ts';
import { schemaUrl, serverUrl } from '../postgres/testing/server-database.ts';

const opened: DeploymentStore[] = [];

/** The same store, closed with the others by `closeStores`. */
const counted = (open: () => Promise<DeploymentStore>) => async () => {
  const store = await open();
  opened.push(store);
  return store;
};

/** Every store that must keep the contract, each opened empty: PostgreSQL within the process, and on a server where tests have one. */
export const everyStore: readonly (readonly [name: string, open: () => Promise<DeploymentStore>])[] = [
  ['on disk', counted(() => openEmbeddedStore({ folder: mkdtempSync(join(tmpdir(), 'assay-store-')) }))],
  ['in memory', counted(openMemoryStore)],
  ['on PGlite', counted(async () => postgresStoreOn(await pgliteDatabase()))],
  ...(serverUrl === undefined
    ? []
    : [['on a PostgreSQL server', counted(async () => openPostgresStore({ url: await schemaUrl() }))] as const]),
];

/** Starts the PostgreSQL of this thread, which takes seconds: before the first test that asks for it. */
export async function startStores(): Promise<void> {
  await pgliteDatabase();
}

/** Closes what was opened: after each test, for a store that nodes share goes on looking for them. */
export async function closeStores(): Promise<void> {
  for (const store of opened.splice(0)) await store.close();
}
