import type { Block, DocumentMetadata } from '@assay/core';

/** What a format's parser makes of a file; blocks point into `text`. An empty title means that the text names none. */
export interface ParsedDocument {
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata: DocumentMetadata;
  /** Words that the file holds and its readers do not see; they are left out of the text. */
  readonly hidden?: string;
}
