import { modelOf, readSegment, type SearchIndex, searchIndex } from '@assay/search';
import type { FollowedDocuments } from '@assay/stores';
import { type Follow, followDocuments } from './follow-documents.ts';
import type { IndexSharing } from './shared-space.ts';

/** Where an index comes from: a store's documents, and the file that has them in the form of an index. */
export interface IndexSource {
  readonly documents: FollowedDocuments;
  readonly file: string;
  /** What words are read and weighed with: a file that was made with something else is of no use. */
  readonly analysis: string;
  /** What it has in common with indexes of other nodes, and which space it goes on with. */
  readonly sharing?: Pick<IndexSharing, 'neighbours' | 'read'> | undefined;
  /** Whether it is used to search, or to write its file anew: then it takes up the space in force, which takes its time. */
  readonly use: 'search' | 'merge';
  /** Is told how many of the documents that must be read are. */
  onProgress?(done: number, total: number): void;
}

/** An index that was opened; what became of its file, and why that could not be used. */
export interface OpenedIndex {
  readonly index: SearchIndex;
  /** Takes in what changed since. */
  readonly follow: Follow;
  readonly fileStatus: 'read' | 'missing' | 'unusable';
  /** Whether it goes on with another space than its file. */
  readonly isMoved: boolean;
  readonly problem?: string;
}

/** Opens an index of all that a store holds: from its file, and then what changed since; without one from the documents alone. */
export async function openIndex({ documents, file, analysis, sharing, use, onProgress }: IndexSource): Promise<OpenedIndex> {
  const reading = await readSegment(file, { analysis });
  const read = reading.status === 'read' ? reading.segment : undefined;
  const shared = read === undefined || use === 'merge' ? await sharing?.read() : undefined;
  const isMoved = shared !== undefined && (read === undefined || modelOf(read) !== modelOf(shared));
  const segment = isMoved ? { ...(read ?? shared), space: shared.space } : read;
  const index = searchIndex(segment, use === 'search' ? sharing?.neighbours : undefined);
  const follow = followDocuments(index, documents);
  await follow(onProgress);
  const opened = { index, follow, fileStatus: reading.status, isMoved };
  return reading.status === 'unusable' ? { ...opened, problem: reading.reason } : opened;
}
