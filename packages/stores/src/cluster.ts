import type { StoredDocument } from '@assay/core';
import type { NodeWork } from './node-work.ts';
import type { Spaces } from './spaces.ts';

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

/** Files that wait until the work on them has ended, wherever it is done. */
export interface WaitingUploads {
  /** Keeps files; gives the name by which they are found. */
  keep(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<string>;
  /** The names of its files, in their order; an upload that is not there is an error in words. */
  names(upload: string): Promise<readonly string[]>;
  /** The bytes of the file at a place. */
  read(upload: string, place: number): Promise<Uint8Array>;
  remove(upload: string): Promise<void>;
  /** Takes away what nobody can take in any more. */
  removeOld(now: Date): Promise<void>;
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
  readonly uploads: WaitingUploads;
  /** Opens the queue of work that nodes share out; a database within a process has none. */
  openWork?(warn: (message: string) => void): Promise<NodeWork>;
  /** Does work while no other node does any of the same name. */
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  readonly documents: FollowedDocuments;
  readonly spaces: Spaces;
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
