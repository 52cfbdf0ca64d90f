/** A part of a document that is to be written, with the role its readers and their screen readers are told. */
export type WrittenBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly isOrdered: boolean }
  | { readonly kind: 'table'; readonly header?: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'quotation'; readonly text: string; readonly source: string };

/** A document as it is handed to a writer; every text is plain text, a blank line in it parts paragraphs. */
export interface WrittenDocument {
  readonly title: string;
  /** Whether the title stands in the file's properties alone, as a letter's does. */
  readonly isTitleHidden?: boolean;
  /** A language with or without its country: "en-GB", "cy". */
  readonly language: string;
  readonly author?: string;
  /** Everything in the file bears this time, so that the same document gives the same bytes. */
  readonly created: Date;
  /** A protective marking, shown at the head and foot of every page. */
  readonly marking?: string;
  readonly blocks: readonly WrittenBlock[];
}
