/** A place that may hold an identifier, with the text around it. */
export interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly match: string;
}

/** Recognises one kind of identifier. Patterns propose, `isValid` (format, checksum, the words around) confirms. */
export interface Recogniser {
  readonly kind: string;
  /** What a person calls it, with its article. */
  readonly label: string;
  /** Bounded, each: what they match is short, and so is every attempt at a match. */
  readonly patterns: readonly RegExp[];
  isValid(candidate: Candidate): boolean;
}
