import type { ErrorCode, StoredDocument } from '@assay/core';

/** A file as it came in; `name` may be a path, and is used in messages just as it was given. */
export interface DocumentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type RefusalCode = Extract<ErrorCode, 'unsupported-type' | 'too-large' | 'document-unreadable'>;

/** A file that was not read: why, and what to do. */
export interface Refusal {
  readonly status: 'refused';
  readonly code: RefusalCode;
  readonly message: string;
  /** The file holds pictures of pages: text recognition may read it. */
  readonly isScanned?: true;
}

/** What came of a file: its documents, or why there are none. */
export type DocumentOutcome =
  | {
      readonly status: 'read';
      readonly documents: readonly StoredDocument[];
      /** Words that the file holds and its readers do not see: check them, and never show or use them. */
      readonly hidden?: string;
      /** What a reader of the documents should know of how they were read. */
      readonly notices?: readonly string[];
    }
  | Refusal;

/** A refusal in words: the file, what is wrong with it, what to do. */
export function refuse(code: RefusalCode, message: string): Refusal {
  return { status: 'refused', code, message };
}
