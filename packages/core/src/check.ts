import type { Citation } from './citation.ts';
import type { Source, Trust } from './source.ts';

/** Where in a run's walk a text is checked. */
export type Stage = 'input' | 'context' | 'output';

/** What a policy may do about a finding. */
export type Action = 'allow' | 'flag' | 'redact' | 'block';

/** Something a check saw: what kind and where, never the value itself. Offsets are UTF-16, end exclusive. */
export interface Finding {
  readonly check: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** Plain words for the person: what was found and what to do. */
  readonly message: string;
}

/** One thing a tool says, with what it rests on: citations, or a phrase of the tool's own wording. */
export interface Statement {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly phrase?: string;
}

/** What a check sees. `statement` is set at stage `output` only. */
export interface CheckInput {
  readonly stage: Stage;
  readonly text: string;
  readonly trust: Trust;
  readonly sources: readonly Source[];
  readonly phrases: Readonly<Record<string, string>>;
  readonly statement?: Statement;
}

/** Looks for one kind of thing. Async, so that a check can live elsewhere. */
export interface Check {
  readonly name: string;
  /** How many characters either side of a place can change what is found there; `whole` means the whole text. */
  readonly reach: number | 'whole';
  /** The actions that make sense at each stage; a policy that asks for another is refused at load. */
  readonly supports: Readonly<Partial<Record<Stage, readonly Action[]>>>;
  find(input: CheckInput): Promise<readonly Finding[]>;
}
