import type { TableHeads } from './table-heads.ts';

/** A place that may hold an identifier, with the text around it. */
export interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly match: string;
  /** The tables of the text, for who asks what column the place stands in. */
  readonly tables: TableHeads;
}

/** How sure a place is: its form alone, a label or a form that nothing else has, a checksum. */
export const likely = { form: 0.4, labelled: 0.7, certain: 0.95 } as const;

/** Recognises one kind of personal data. Patterns propose, `judge` (format, checksum, the words around) confirms. */
export interface Recogniser {
  readonly kind: string;
  /** What a person calls it, with its article. */
  readonly label: string;
  /**
   * Bounded, each: what they match is short, and so is every attempt at a match. Where a pattern has a group named `value`
   * (and the flag d), that is the place found; the rest only leads to it.
   */
  readonly patterns: readonly RegExp[];
  /** What every match holds: only the text around such marks is looked at. */
  readonly near?: 'digit' | 'at' | 'colons' | 'label';
  /** How sure the place is, 0 to 1; undefined where it is none. */
  judge(candidate: Candidate): number | undefined;
  /** How much of a match is the value, where a pattern cannot say. */
  lengthOf?(match: string): number;
  /** The value in one way of writing, so that equal values have equal placeholders; small letters and digits by default. */
  identityOf?(match: string): string;
  /** How it is read beside its label: written oddly, misread or mistyped. */
  readonly field?: Field;
}

/** What may stand beside a label of the lexicon, or in the column that it heads. */
export interface Field {
  /** The source of a bounded pattern, read in any case. */
  readonly source: string;
  /** Whether it is only read below the head of its column: the same words in prose lead to anything. */
  readonly isBelowOnly?: boolean;
  /** How sure a value is that fits; undefined where it cannot be one after all. */
  judge(value: string, candidate: Candidate): number | undefined;
}
