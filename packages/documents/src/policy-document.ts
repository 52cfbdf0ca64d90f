import { basename, extname } from 'node:path';
import { type DocumentMetadata, digestOf, type StoredDocument } from '@assay/core';
import { documentId } from './document-id.ts';
import type { ParsedDocument } from './parsed-document.ts';

const longestTitle = 300;

/** A parsed file as a stored document of the collection that policy search reads; without a title of its own it has its file's name. */
export function policyDocument(name: string, { title, ...parsed }: ParsedDocument): StoredDocument {
  const fileName = basename(name.replaceAll('\\', '/'));
  return storedFrom({
    id: documentId(name),
    collection: 'policy',
    title: (title === '' ? fileName.slice(0, fileName.length - extname(fileName).length) : title).slice(0, longestTitle),
    origin: name,
    ...parsed,
  });
}

/** Completes a stored document: who may see it, and the digest over what a reader of it relies on. */
export function storedFrom(
  parts: Pick<StoredDocument, 'id' | 'collection' | 'title' | 'origin'> & Omit<ParsedDocument, 'title'>,
): StoredDocument {
  return sealed({ ...parts, blocks: [...parts.blocks], audience: ['everyone'] });
}

/** The same document with more known about it, and the digest that belongs to that. */
export function withMetadata({ digest: _, ...document }: StoredDocument, more: DocumentMetadata): StoredDocument {
  return sealed({ ...document, metadata: { ...document.metadata, ...more } });
}

/** The same document for another audience, and the digest that belongs to that. */
export function withAudience({ digest: _, ...document }: StoredDocument, audience: readonly string[]): StoredDocument {
  return sealed({ ...document, audience: [...audience] });
}

// --- Internal ---

function sealed(document: Omit<StoredDocument, 'digest'>): StoredDocument {
  const { title, text, metadata, blocks, audience } = document;
  return { ...document, digest: digestOf({ title, text, metadata, blocks, audience }) };
}
