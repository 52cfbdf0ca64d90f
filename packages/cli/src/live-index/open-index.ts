import type { DocumentStore } from '@assay/core';
import { readSegment, type SearchIndex, searchIndex } from '@assay/search';

/** Where an index comes from: a store's documents, and the file that has them in the form of an index. */
export interface IndexSource {
  readonly documents: DocumentStore;
  readonly file: string;
  /** What words are read and weighed with: a file that was made with something else is of no use. */
  readonly analysis: string;
  /** Is told how many of the documents that must be read are. */
  onProgress?(done: number, total: number): void;
}

/** An index that was opened; what became of its file, and why that could not be used. */
export interface OpenedIndex {
  readonly index: SearchIndex;
  readonly fileStatus: 'read' | 'missing' | 'unusable';
  readonly problem?: string;
}

/** Opens an index of all that a store holds: from its file, and then what changed since; without one from the documents alone. */
export async function openIndex({ documents, file, analysis, onProgress }: IndexSource): Promise<OpenedIndex> {
  const reading = await readSegment(file, { analysis });
  const index = searchIndex(reading.status === 'read' ? reading.segment : undefined);
  await catchUp(index, documents, onProgress);
  const opened = { index, fileStatus: reading.status };
  return reading.status === 'unusable' ? { ...opened, problem: reading.reason } : opened;
}

/** Takes out of an index what its store no longer holds, and takes in what is new there. */
export async function catchUp(
  index: SearchIndex,
  documents: DocumentStore,
  onProgress: IndexSource['onProgress'] = () => {},
): Promise<void> {
  const indexed = index.digests();
  const stored = await documents.digests();
  for (const id of indexed.keys()) if (!stored.has(id)) index.remove(id);
  const changed = [...stored].filter(([id, digest]) => indexed.get(id) !== digest);
  for (const [place, [id]] of changed.entries()) {
    const document = await documents.get(id);
    if (document !== undefined) index.add(document);
    if (place % 20 === 0 || place === changed.length - 1) onProgress(place + 1, changed.length);
  }
}
