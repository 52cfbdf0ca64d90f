import type { OpenedIndex } from './open-index.ts';

/** Fewer new passages than this are read from the store in no time. */
const fewestAdded = 1_000;
const shareAdded = 0.05;

/**
 * Whether an index's file should be written anew: once much is new, since every start reads all of that from the store; when a
 * document of it has gone, so that nothing of that stays on the disk; and when it cannot be used.
 */
export function isMergeDue(changes: OpenedIndex['index']['changes'], fileStatus: OpenedIndex['fileStatus']): boolean {
  const { passages, added, removed } = changes;
  const isStale = fileStatus === 'unusable' || (fileStatus === 'read' && removed > 0);
  return isStale || added > Math.max(fewestAdded, shareAdded * passages);
}
