import type { Span } from '@assay/language';

/** A sentence, list item or table row that could stand in a summary. */
export interface Point {
  /** Which of the documents it is in, from 0. */
  readonly document: number;
  /** The stretches it is made of: its speaker and what leads into its list first. */
  readonly spans: readonly Span[];
  /** The stretches joined by spaces. */
  readonly text: string;
  /** Where the sentence itself stands, whole. */
  readonly sentence: Span;
  /** The sentence without speaker and lead-in. */
  readonly own: string;
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly wordCount: number;
  /** Place among all points. */
  readonly index: number;
  readonly paragraph: number;
  /** Place in its paragraph, from 0. */
  readonly place: number;
  /** Place in `sections` of the outline. */
  readonly section: number;
  readonly kind: 'prose' | 'item' | 'row' | 'footnote';
  /** Who says it, where the document is a record of speech. */
  readonly speaker?: Span & { readonly name: string };
}

/** A heading and what stands under it; the first section of a document has none. */
export interface Section extends Span {
  readonly document: number;
  readonly title: string;
  /** How deep it stands, where its mark says so. */
  readonly level?: number;
}

/** What one or more documents offer to a summary. */
export interface Outline {
  /** A title for each document; empty where it has none. */
  readonly titles: readonly string[];
  readonly sections: readonly Section[];
  readonly points: readonly Point[];
}
