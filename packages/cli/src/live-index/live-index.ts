import { setTimeout as sleep } from 'node:timers/promises';
import { listParts, messageOf, type Retriever, type StoredDocument } from '@assay/core';
import { searchIndex } from '@assay/search';
import type { FollowedDocuments, Spaces, StorePlace } from '@assay/stores';
import { isMergeDue } from './is-merge-due.ts';
import type { MergeRequest, Merging } from './merge-index.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type OpenedIndex, openIndex } from './open-index.ts';
import { type IndexSharing, indexSharing } from './shared-space.ts';

/** An index that keeps up with its store, also with what other processes put there. */
export interface LiveIndex {
  readonly retriever: Retriever;
  add(document: StoredDocument): void;
  remove(id: string): void;
  /** Opens the index before the first search does. */
  open(): Promise<void>;
  /** Whether it is open, so that a search finds what it should. */
  isOpen(): boolean;
  /** Writes the index's file anew where that is due, so that the next start is quick. */
  settle(onProgress?: Merging['onProgress']): Promise<void>;
  /** Ends what is written in the background. */
  close(): void;
}

/** What a live index is made of. */
export interface LiveIndexParts {
  readonly documents: FollowedDocuments;
  /** Where the documents are kept; the file is written anew from there. */
  readonly place: StorePlace;
  readonly file: string;
  readonly now: () => Date;
  /** Writes the file anew, in a thread of its own. */
  readonly merge: (request: MergeRequest, merging: Merging) => Promise<boolean>;
  /** What becomes of a problem that takes nothing from anybody: a file that cannot be written. */
  readonly warn: (message: string) => void;
  /** Calls as soon as documents were changed elsewhere, or may have been. */
  readonly hear?: (changed: () => void) => unknown;
  /** Where nodes on one database keep the space that their indexes share. */
  readonly spaces?: Spaces;
}

/** How long an answer may lack a document that another process has just taken in. */
const recheckAfter = 2_000;

/** A search waits so long at most for documents that come in just then: another process may be taking in thousands. */
const mostWaitMs = 500;

/** Changes are gathered so long before the file is written anew. */
const mergeAfter = 60_000;

/**
 * Opens a store's index at the first search, and before a search looks at most every two seconds for documents added or removed
 * elsewhere. When much has changed the file is written anew beside, and the index goes on from there.
 */
export function liveIndex({ documents, place, file, now, merge, warn, hear, spaces }: LiveIndexParts): LiveIndex {
  const { module, settings } = searchIndex().retriever;
  const closing = new AbortController();
  let opening: Promise<OpenedIndex> | undefined;
  let opened: OpenedIndex | undefined;
  /** When the store was last looked at; -Infinity where it must be before the next search. */
  let checkedAt = Number.NEGATIVE_INFINITY;
  let catchingUp: Promise<void> | undefined;
  let merging: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sharing: IndexSharing | undefined;

  const analysisOf = async () => (await listParts({ modules: [module], settings: {} })).digest;
  const open = async (): Promise<OpenedIndex> => {
    checkedAt = now().getTime();
    const analysis = await analysisOf();
    sharing ??= spaces === undefined ? undefined : indexSharing(spaces, analysis);
    await sharing?.look();
    const next = await openIndex({ documents, file, analysis, sharing, use: 'search' });
    if (next.problem !== undefined) warn(`The index in ${file} is not used, and made anew from the documents: ${next.problem}.`);
    opened = next;
    return next;
  };
  const current = async () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opened ?? (await opening);
  };
  const keepPlaces = oneAtATime(async () => sharing?.keep((await current()).index));
  const catchUp = oneAtATime(async () => {
    await (await current()).follow();
    // Nobody waits for it; what cannot be placed now is placed the next time.
    keepPlaces().catch(() => {});
  });
  const keepUp = async () => {
    await current();
    if (now().getTime() - checkedAt >= recheckAfter) {
      checkedAt = now().getTime();
      const turn = catchUp();
      catchingUp = turn;
      const isOver = () => {
        if (catchingUp === turn) catchingUp = undefined;
      };
      turn.then(isOver, isOver);
    }
    if (catchingUp !== undefined) await Promise.race([catchingUp, sleep(mostWaitMs, undefined, { ref: false })]);
    mergeLater();
    return (await current()).index.retriever;
  };
  const settle: LiveIndex['settle'] = (onProgress = () => {}) => {
    merging ??= (async () => {
      const isWritten = await merge({ place, file, analysis: await analysisOf() }, { signal: closing.signal, onProgress });
      if (isWritten && opened !== undefined) await open();
    })().finally(() => {
      merging = undefined;
      // What was added meanwhile went to the index of before; the store has it.
      checkedAt = Number.NEGATIVE_INFINITY;
    });
    return merging;
  };
  const mergeLater = () => {
    if (timer !== undefined || opened === undefined) return;
    if (!isMergeDue(opened.index.changes, opened.fileStatus) && sharing?.isDue(opened.index) !== true) return;
    timer = setTimeout(() => {
      settle()
        .catch((error: unknown) => warn(messageOf(error)))
        .finally(() => {
          timer = undefined;
        });
    }, mergeAfter).unref();
  };

  hear?.(() => {
    checkedAt = Number.NEGATIVE_INFINITY;
    // At once, so that no search waits for what came meanwhile; a store that is away is asked again by the next one.
    if (opened !== undefined) void keepUp().catch(() => {});
  });

  return {
    add(document) {
      // An index that is being opened finds it in the store.
      if (opened === undefined) checkedAt = Number.NEGATIVE_INFINITY;
      opened?.index.add(document);
    },
    remove(id) {
      // One that was being read from the store just then goes again.
      if (opened === undefined || catchingUp !== undefined) checkedAt = Number.NEGATIVE_INFINITY;
      opened?.index.remove(id);
    },
    async open() {
      await current();
    },
    isOpen: () => opened !== undefined,
    settle,
    close() {
      clearTimeout(timer);
      closing.abort();
    },
    retriever: {
      module,
      settings,
      search: async (request, caller) => (await keepUp()).search(request, caller),
      corpusDigest: async () => (await keepUp()).corpusDigest(),
    },
  };
}
