import { writeSegment } from '@assay/search';
import type { DeploymentStore } from '@assay/stores';
import { followedStore } from './followed-store.ts';
import { isMergeDue } from './is-merge-due.ts';
import type { MergeRequest } from './merge-index.ts';
import { openIndex } from './open-index.ts';
import { indexSharing } from './shared-space.ts';

/** Writes an index's file anew from a store where that is due, with the space that nodes share; tells whether it did. */
export async function writeIndex(
  store: Pick<DeploymentStore, 'documents' | 'cluster'>,
  { file, analysis }: Pick<MergeRequest, 'file' | 'analysis'>,
  onProgress?: (done: number, total: number) => void,
): Promise<boolean> {
  const sharing = store.cluster === undefined ? undefined : indexSharing(store.cluster.spaces, analysis);
  await sharing?.look();
  const source = { documents: followedStore(store), file, analysis, sharing, use: 'merge' as const };
  const { index, fileStatus, isMoved } = await openIndex(onProgress === undefined ? source : { ...source, onProgress });
  if (!isMergeDue(index.changes, fileStatus) && !isMoved && sharing?.isDue(index) !== true) return false;
  const segment = index.save();
  await writeSegment(file, segment, { analysis });
  await sharing?.publish(index, segment);
  return true;
}
