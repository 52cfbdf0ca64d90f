import type { DeploymentStore } from './deployment-store.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';

/** Where a deployment keeps everything: one file in a folder, or a PostgreSQL database. */
export type StorePlace = { readonly folder: string } | { readonly url: string; readonly connections?: number };

/** Opens the store of a place. What speaks to PostgreSQL is loaded only where there is one. */
export async function openStore(place: StorePlace): Promise<DeploymentStore> {
  if ('folder' in place) return openEmbeddedStore(place);
  const { openPostgresStore } = await import('./postgres/postgres-store.ts');
  return openPostgresStore(place);
}
