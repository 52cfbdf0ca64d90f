import type { Citation } from './citation.ts';
import type { Source, Trust } from './source.ts';

/** Where in a run's walk a text is checked. */
export type Stage = 'input' | 'context' | 'output';

/** What a policy may do about a finding: `rewrite` puts what the check proposes in its place, `redact` a placeholder. */
export type Action = 'allow' | 'flag' | 'rewrite' | 'redact' | 'block';

/** Something a check saw: what kind and where, never the value itself. Offsets are UTF-16, end exclusive. */
export interface Finding {
  readonly check: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** Plain words for the person: what was found and what to do. */
  readonly message: string;
  /** How sure the check is, 0 to 1; for the operator. */
  readonly score?: number;
  /** What stands for the value however it is written ("ab 12" is "AB12"): equal ones are numbered as one thing. Never leaves the process. */
  readonly identity?: string;
  /** What action `rewrite` puts in the finding's place; nothing where it is left out. */
  readonly replacement?: string;
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
  /** Stretches of what went in by which somebody gives the machine orders: an answer cannot rest on them. */
  readonly orders?: readonly string[];
  /** The placeholders of this run, for who looks whether an answer holds another one. */
  readonly placeholders?: KnownPlaceholders;
  /** Reads the text by a reader that several checks use: the first one's reading serves them all. */
  share?<Reading>(reader: (text: string) => Reading): Reading;
}

/** What may be asked of a run's placeholders: the random part they share, and whether one was given out. */
export interface KnownPlaceholders {
  readonly mark: string;
  has(placeholder: string): boolean;
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
