import type { Caller, DocumentMetadata, Passage, SearchReceipt, StoredDocument } from '@assay/core';
import { guardedReader } from './guarded-reader.ts';
import type { ServerParts } from './server-parts.ts';

/** A document in a list. */
export interface DocumentSummary {
  readonly id: string;
  readonly collection: string;
  readonly title: string;
  readonly characters: number;
  readonly origin: string;
  readonly digest: string;
  readonly metadata: DocumentMetadata;
  /** The groups that may read it. */
  readonly audience: readonly string[];
}

/** Which documents are listed; all where nothing is said. */
export interface DocumentFilter {
  /** Stands in the title or the name of the file. */
  readonly name?: string;
  readonly collection?: string;
  readonly status?: string;
}

/** What a search found in one collection. */
export interface CollectionAnswer {
  readonly collection: string;
  readonly passages: readonly Passage[];
  readonly receipt: SearchReceipt;
}

/** The documents a caller may see that fit, in id order, with checked titles; `size` at a time. */
export async function listDocuments(
  { store, guardrails }: ServerParts,
  caller: Caller,
  { page, size, filter = {} }: { readonly page: number; readonly size: number; readonly filter?: DocumentFilter },
): Promise<{ readonly total: number; readonly documents: readonly DocumentSummary[]; readonly collections: readonly string[] }> {
  const read = guardedReader(guardrails);
  const first = (page - 1) * size;
  const documents: DocumentSummary[] = [];
  const collections = new Set<string>();
  let total = 0;
  for await (const document of store.documents.all()) {
    if (!isVisible(document, caller)) continue;
    collections.add(document.collection);
    if (!fits(document, filter)) continue;
    if (total >= first && total < first + size) documents.push(await summarise(document, read));
    total += 1;
  }
  return { total, documents, collections: [...collections].sort() };
}

/** A document, if it is there and the caller may see it. */
export async function findDocument({ store }: ServerParts, id: string, caller: Caller): Promise<StoredDocument | undefined> {
  const document = await store.documents.get(id);
  return document !== undefined && isVisible(document, caller) ? document : undefined;
}

/** Searches every collection the caller can see; passages that do not pass stage `context` are left out. */
export async function searchLibrary(parts: ServerParts, text: string, caller: Caller): Promise<readonly CollectionAnswer[]> {
  const read = guardedReader(parts.guardrails);
  const collections = new Set<string>();
  for await (const document of parts.store.documents.all()) if (isVisible(document, caller)) collections.add(document.collection);

  const answers: CollectionAnswer[] = [];
  for (const collection of [...collections].sort()) {
    const { passages, receipt } = await parts.retriever.search({ text, collection, limit: 10 }, caller);
    const checked: Passage[] = [];
    for (const passage of passages) {
      const [title, body] = [await read(passage.title), await read(passage.text)];
      if (title.status === 'shown' && body.status === 'shown') checked.push({ ...passage, title: title.text, text: body.text });
    }
    answers.push({ collection, passages: checked, receipt });
  }
  return answers;
}

/** A document's heading, or its id where the heading may not be shown. */
export async function titleOf(document: StoredDocument, read: ReturnType<typeof guardedReader>): Promise<string> {
  const title = await read(document.title);
  return title.status === 'shown' && title.text.trim() !== '' ? title.text : document.id;
}

// --- Internal ---

function fits({ title, origin, collection, metadata }: StoredDocument, filter: DocumentFilter): boolean {
  const name = filter.name?.toLowerCase() ?? '';
  return (
    (title.toLowerCase().includes(name) || origin.toLowerCase().includes(name)) &&
    (filter.collection === undefined || filter.collection === collection) &&
    (filter.status === undefined || filter.status === metadata.status)
  );
}

function isVisible({ audience }: StoredDocument, { groups }: Caller): boolean {
  return audience.some((group) => groups.includes(group));
}

async function summarise(document: StoredDocument, read: ReturnType<typeof guardedReader>): Promise<DocumentSummary> {
  const { id, collection, text, origin, digest, audience } = document;
  const { description = '', ...metadata } = document.metadata;
  const checked = await read(description);
  const described = checked.status === 'shown' && checked.text !== '' ? { ...metadata, description: checked.text } : metadata;
  return { id, collection, title: await titleOf(document, read), characters: text.length, origin, digest, metadata: described, audience };
}
