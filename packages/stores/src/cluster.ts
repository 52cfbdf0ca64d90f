import type { StoredDocument } from '@assay/core';
import type { SharedSpaces } from './shared-spaces.ts';

/** What nodes tell each other; the detail says of what: a run, counts. */
export type Topic = 'documents' | 'files' | 'rates' | 'run' | 'stop';

/** Takes a detail that another node told; undefined where something may have been missed. */
export type Listener = (detail: string | undefined) => void;

/** Files of the data folder that every node must have alike. */
export interface SharedFiles {
  /** Keeps a file; where `replaces` says no of what is there, that stays. */
  put(name: string, body: Uint8Array, replaces?: (before: Uint8Array) => boolean): Promise<void>;
  /** Files that were put after a version, in the order in which they were. */
  since(version: number): Promise<readonly SharedFile[]>;
}

/** A file as it was put; versions only grow. */
export interface SharedFile {
  readonly name: string;
  readonly version: number;
  readonly body: Uint8Array;
}

/** What became of documents after a version, and up to which. */
export interface DocumentChanges {
  readonly version: number;
  /** Whether these are the digests of all documents, so that what is not among them is not there; else of those that came or changed. */
  readonly isWhole: boolean;
  readonly digests: ReadonlyMap<string, string>;
  /** Documents that went, by id. */
  readonly gone: readonly string[];
}

/** Documents as those follow them who keep something made of them. */
export interface FollowedDocuments {
  /** What changed after a version; all, where none is given or where it is no longer known what did. */
  changes(after?: number): Promise<DocumentChanges>;
  /** Those of these documents that are there. */
  read(ids: readonly string[]): AsyncIterable<StoredDocument>;
}

/** What several nodes on one database are to each other. */
export interface Cluster {
  /** The number of this node; none is given twice. */
  readonly node: number;
  /** Whether a node has said within the last seconds that it lives. No process of a machine has such a number. */
  isAlive(node: number): boolean;
  /** Calls when nodes have gone, however they went. */
  onGone(listener: () => void): () => void;
  readonly files: SharedFiles;
  readonly documents: FollowedDocuments;
  readonly spaces: SharedSpaces;
  /** The value that was kept first under this name: a node that brings another one does not belong here. */
  keepFirst(name: string, value: string): Promise<string>;
  /** What was kept so, if anything. */
  firstOf(name: string): Promise<string | undefined>;
  /** Tells the other nodes, soon and without a promise: each also looks by itself now and then. */
  tell(topic: Topic, detail?: string): void;
  hear(topic: Topic, listener: Listener): () => void;
  /** Asks whichever node works on a run to stop it. */
  askToStop(run: string): Promise<void>;
  /** The runs of this node that somebody asked to stop. */
  stopsAsked(): Promise<readonly string[]>;
}
