import type { SearchIndex } from '@assay/search';
import type { FollowedDocuments } from '@assay/stores';

/** Brings an index up to date; is told how many of the documents that must be read are. */
export type Follow = (onProgress?: (done: number, total: number) => void) => Promise<void>;

/** After so many documents the store is asked again: what was removed meanwhile does not wait for the rest. */
const inOneGo = 300;

/** Follows a store with an index: takes out what went, and takes in what came or changed since the last time. */
export function followDocuments(index: SearchIndex, documents: FollowedDocuments): Follow {
  const awaited = new Set<string>();
  let after: number | undefined;

  const look = async () => {
    const { version, isWhole, digests, gone } = await documents.changes(after);
    const others = isWhole ? [...index.digests().keys(), ...awaited].filter((id) => !digests.has(id)) : [];
    for (const id of [...gone, ...others]) {
      index.remove(id);
      awaited.delete(id);
    }
    for (const [id, digest] of digests) awaited[index.digestOf(id) === digest ? 'delete' : 'add'](id);
    after = version;
  };
  return async (onProgress = () => {}) => {
    let done = 0;
    do {
      await look();
      const total = done + awaited.size;
      const next = [...awaited].slice(0, inOneGo);
      for await (const document of documents.read(next)) {
        index.add(document);
        done += 1;
        if (done % 20 === 0 || done === total) onProgress(done, total);
      }
      for (const id of next) awaited.delete(id);
    } while (awaited.size > 0);
  };
}
