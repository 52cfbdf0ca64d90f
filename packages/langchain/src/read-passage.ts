import { type DocumentMetadata, documentMetadata, isCount, type Passage, type Position, position, sha256 } from '@assay/core';
import type { DocumentInterface } from '@langchain/core/documents';

type Metadata = Readonly<Record<string, unknown>>;

/** A passage as far as its document tells it; how it fits a question is not known yet. */
export type ReadPassage = Omit<Passage, 'score' | 'coverage' | 'confidence' | 'missing'>;

const longestText = 20_000;
const longestName = 500;

/** A LangChain document as a passage; undefined where it holds no text. Whatever stands in its metadata is hostile input. */
export function readPassage(document: DocumentInterface): ReadPassage | undefined {
  const content: unknown = document.pageContent;
  if (typeof content !== 'string' || content.trim() === '') return undefined;
  const text = content.slice(0, longestText);
  const metadata: Metadata = isRecord(document.metadata) ? document.metadata : {};
  const source = nameIn(metadata, ['document', 'source']) ?? document.id?.slice(0, longestName) ?? 'document';
  const place = placeOf(metadata, { source, text });
  return {
    id: sha256(JSON.stringify([place, text])).slice(0, 32),
    document: place.document,
    title: nameIn(metadata, ['title']) ?? source,
    text,
    position: place,
    metadata: knownOf(metadata),
  };
}

// --- Internal ---

/**
 * Where a text stands: as Assay's own position says, or from the offset that some splitters note. Without one nobody knows, and
 * the text is a document of its own, named by its digest: a position must never point at other words.
 */
function placeOf(metadata: Metadata, { source, text }: { readonly source: string; readonly text: string }): Position {
  const own = position.safeParse(metadata.position);
  if (own.success && own.data.end - own.data.start >= text.length) return own.data;
  const { loc } = metadata;
  const page = isRecord(loc) && isCount(loc.pageNumber) && loc.pageNumber > 0 ? { page: loc.pageNumber } : {};
  const section = nameIn(metadata, ['section']) ?? linesOf(loc);
  const start = [metadata.start, metadata.start_index, metadata.startIndex].find(isCount);
  return {
    document: start === undefined ? `${source}#${sha256(text).slice(0, 12)}` : source,
    ...page,
    ...(section === undefined ? {} : { section }),
    start: start ?? 0,
    end: (start ?? 0) + text.length,
  };
}

function linesOf(loc: unknown): string | undefined {
  const lines = isRecord(loc) ? loc.lines : undefined;
  return isRecord(lines) && isCount(lines.from) && isCount(lines.to) ? `lines ${lines.from} to ${lines.to}` : undefined;
}

/** What Assay knows of documents, as far as each value is of its form. */
function knownOf(metadata: Metadata): DocumentMetadata {
  const entries = Object.entries(documentMetadata.shape).flatMap(([name, schema]): [string, unknown][] => {
    const parsed = schema.safeParse(metadata[name]);
    if (!parsed.success || parsed.data === undefined) return [];
    return [[name, typeof parsed.data === 'string' ? parsed.data.slice(0, longestName) : parsed.data]];
  });
  return documentMetadata.parse(Object.fromEntries(entries));
}

function nameIn(metadata: Metadata, fields: readonly string[]): string | undefined {
  const found = fields.map((field) => metadata[field]).find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim().slice(0, longestName) : undefined;
}

function isRecord(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null;
}
