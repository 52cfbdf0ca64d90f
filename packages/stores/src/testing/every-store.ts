import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeploymentStore } from '../deployment-store.ts';
import { openEmbeddedStore, openMemoryStore } from '../embedded/embedded-store.ts';
import { openPostgresStore, postgresStoreOn } from '../postgres/postgres-store.ts';
import { pgliteDatabase } from '../postgres/testing/pglite-database.ts';
import { schemaUrl, serverUrl } from '../postgres/testing/server-database.ts';

/** Every store that must keep the contract, each opened empty: PostgreSQL within the process, and on a server where tests have one. */
export const everyStore: readonly (readonly [name: string, open: () => Promise<DeploymentStore>])[] = [
  ['on disk', () => openEmbeddedStore({ folder: mkdtempSync(join(tmpdir(), 'assay-store-')) })],
  ['in memory', openMemoryStore],
  ['on PGlite', async () => postgresStoreOn(await pgliteDatabase())],
  ...(serverUrl === undefined ? [] : [['on a PostgreSQL server', async () => openPostgresStore({ url: await schemaUrl() })] as const]),
];

/** Starts the PostgreSQL of this thread, which takes seconds: before the first test that asks for it. */
export async function startStores(): Promise<void> {
  await pgliteDatabase();
}
