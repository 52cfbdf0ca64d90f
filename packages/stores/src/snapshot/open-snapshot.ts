import type { StorePlace } from '../open-store.ts';
import { openEmbeddedSnapshot } from './embedded-snapshot.ts';
import { openEmbeddedTarget } from './embedded-target.ts';
import { openPostgresSnapshot } from './postgres-snapshot.ts';
import { openPostgresTarget } from './postgres-target.ts';
import type { Snapshot, SnapshotTarget } from './snapshot.ts';

/** Looks at a store as it is at this moment, while others work with it; or alone, where it is one that a process can have to itself. */
export function openSnapshot(place: StorePlace, { isAlone = false }: { readonly isAlone?: boolean } = {}): Promise<Snapshot> {
  return 'folder' in place ? openEmbeddedSnapshot({ folder: place.folder, isAlone }) : openPostgresSnapshot(place);
}

/** Opens a store that is to be filled. */
export async function openTarget(place: StorePlace): Promise<SnapshotTarget> {
  return 'folder' in place ? openEmbeddedTarget(place) : openPostgresTarget(place);
}
