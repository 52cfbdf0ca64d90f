import type { DocumentStore, Retriever, StoredDocument } from '@assay/core';
import { type SearchIndex, searchIndex } from '@assay/search';

/** An index that keeps up with its store, also with what other processes put there. */
export interface LiveIndex {
  readonly retriever: Retriever;
  add(document: StoredDocument): void;
  remove(id: string): void;
}

/** How long an answer may lack a document that another process has just taken in. */
const recheckAfter = 2_000;

/** Indexes a store's documents, and before a search looks at most every two seconds for those added or removed elsewhere. */
export async function liveIndex(documents: DocumentStore, now: () => Date): Promise<LiveIndex> {
  const index: SearchIndex = searchIndex();
  const indexed = new Map<string, string>();
  let checkedAt = now().getTime();
  let catchingUp: Promise<void> | undefined;

  const add = (document: StoredDocument) => {
    index.add(document);
    indexed.set(document.id, document.digest);
  };
  const remove = (id: string) => {
    index.remove(id);
    indexed.delete(id);
  };

  const catchUp = async () => {
    const stored = await documents.digests();
    for (const id of [...indexed.keys()]) if (!stored.has(id)) remove(id);
    for (const [id, digest] of stored) {
      const document = indexed.get(id) === digest ? undefined : await documents.get(id);
      if (document !== undefined) add(document);
    }
    checkedAt = now().getTime();
  };
  const keepUp = async () => {
    if (now().getTime() - checkedAt < recheckAfter) return;
    catchingUp ??= catchUp().finally(() => {
      catchingUp = undefined;
    });
    await catchingUp;
  };

  for await (const document of documents.all()) add(document);

  const { module, settings, search, corpusDigest } = index.retriever;
  return {
    add,
    remove,
    retriever: {
      module,
      settings,
      async search(request, caller) {
        await keepUp();
        return search(request, caller);
      },
      async corpusDigest() {
        await keepUp();
        return corpusDigest();
      },
    },
  };
}
