import type { Block, DocumentMetadata } from '@assay/core';
import type { RefusalCode } from './document-outcome.ts';

/** What a format's parser makes of a file; blocks point into `text`. An empty title means that the text names none. */
export interface ParsedDocument {
  readonly status?: 'parsed';
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata: DocumentMetadata;
  /** Words that the file holds and its readers do not see; they are left out of the text. */
  readonly hidden?: string;
}

/** A file that a parser gives no text of; `why` goes on from the file's name ("is locked with a password. Save it …"). */
export interface Unreadable {
  readonly status: 'unreadable';
  readonly code: RefusalCode;
  readonly why: string;
  /** It holds pictures of pages: text recognition may read it. */
  readonly isScanned?: true;
}

export type ParseResult = ParsedDocument | Unreadable;

/** A finding that a file gives no text: what is wrong with it, and what to do. */
export function unreadable(why: string, code: RefusalCode = 'document-unreadable'): Unreadable {
  return { status: 'unreadable', code, why };
}

/** What is said of a file whose bytes are not whole; `kind` is what it should be ("a Word file"). */
export function isDamaged(kind?: string, otherwise = 'save its text as text or HTML'): string {
  const what = kind === undefined ? 'is damaged' : `is ${kind} that is damaged`;
  return `${what} or not complete. Get it again from where it came from, or ${otherwise}.`;
}

/** What is said of every file that only a password opens. */
export const isLocked = 'is locked with a password. Open it, save it without the password, and choose that file.';
