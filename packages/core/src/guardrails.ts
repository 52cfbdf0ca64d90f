import type { Action, Finding, Stage, Statement } from './check.ts';
import type { OffsetMap } from './offset-map.ts';
import type { Position } from './position.ts';
import type { Source, Trust } from './source.ts';

/** A finding as a verdict holds it: by which rule, what the operator may compare, and nothing of the value. */
export interface RuleFinding extends Omit<Finding, 'identity' | 'replacement'> {
  readonly rule: string;
  /** HMAC of the value under the deployment's key: equal values can be told apart from others, none can be guessed. */
  readonly mark: string;
}

/** What became of one rule on one text; a check that did not run is never a pass. */
export interface CheckRecord {
  readonly rule: string;
  readonly check: string;
  readonly stage: Stage;
  readonly outcome: 'passed' | 'found' | 'error' | 'did-not-run';
  readonly action: Action;
  readonly findings: number;
  readonly reason?: string;
}

/** The decision on a text: what may go on, or why it may not. */
export type Verdict =
  | {
      readonly action: 'allow' | 'flag' | 'rewrite' | 'redact';
      readonly text: string;
      /** Set when `text` is not the text that was checked. */
      readonly map?: OffsetMap;
      /** What the tool's own code reads, where values were taken out of `text`: rewritten like it, and nothing taken out. */
      readonly inside?: { readonly text: string; readonly map?: OffsetMap };
      readonly findings: readonly RuleFinding[];
      readonly records: readonly CheckRecord[];
    }
  | {
      readonly action: 'block';
      readonly findings: readonly RuleFinding[];
      readonly records: readonly CheckRecord[];
      readonly message: string;
    };

/** What the tool's own code may read of a text that was let pass. */
export function insideOf(verdict: Exclude<Verdict, { action: 'block' }>): { readonly text: string; readonly map?: OffsetMap } {
  return verdict.inside ?? verdict;
}

/** Statements released by the output guard, in order, or the verdict that ends the run. */
export type Release =
  | { readonly status: 'released'; readonly statements: readonly Statement[]; readonly verdicts: readonly Verdict[] }
  | { readonly status: 'withheld'; readonly verdict: Verdict & { action: 'block' } };

/** Holds output back until it is checked. */
export interface OutputGuard {
  push(statement: Statement): Promise<Release>;
  finish(): Promise<Release>;
}

/** Text released by a text guard, or the verdict that ends it: after that nothing more comes out. */
export type TextRelease =
  | { readonly status: 'released'; readonly text: string; readonly verdicts: readonly Verdict[] }
  | { readonly status: 'withheld'; readonly verdict: Verdict & { action: 'block' } };

/** Holds a text that arrives in pieces back until it is checked; how it was cut changes nothing. */
export interface TextGuard {
  push(piece: string): Promise<TextRelease>;
  finish(): Promise<TextRelease>;
}

/** The guardrails for one run: keeps its placeholders and its sources. */
export interface GuardSession {
  /** Checks a text at stage `input` or `context`. */
  check(text: string, at: { stage: 'input' | 'context'; trust: Trust }): Promise<Verdict>;
  /** Registers a text that the run may cite; guard it with `check` first. */
  addSource(source: Source, map?: OffsetMap): void;
  /** A place in a source as the run sees it, as a place in the stored text. */
  toStored(position: Position): Position;
  output(): OutputGuard;
  /** Guards a stream of plain text at stage `output`, for who has no statements: rules that judge statements do not run on it. */
  stream(): TextGuard;
  /** What `output` would decide on a statement by itself: nothing is released or noted. */
  tryStatement(statement: Statement): Promise<Verdict>;
  /** Checks a finished string of the result outside any statement (a title, a name). */
  checkResult(text: string): Promise<Verdict>;
  /** A text as it may leave for a model: what a check took out stands as a placeholder, wherever its words stand. */
  forModel(text: string): string;
  /** The other way, for what a model wrote: the tool's own code reads values, whoever they came from. */
  fromModel(text: string): string;
  /** A text as it may be kept: the caller's own values stand as placeholders. */
  forKeeping(text: string): string;
  /** A source of the run carries this marking, whether or not its text says so. */
  addMarking(printed: string): void;
  /** Puts back the caller's own values for the placeholders of this run: the last step before its owner. */
  restore(text: string): string;
  /** Placeholder to value, for values first seen at stage `input`. */
  restorations(): Readonly<Record<string, string>>;
  /** The highest protective marking that was found in what went in: what comes out carries it until its author decides. */
  marking(): string | undefined;
}

/** A loaded policy, ready to guard runs. */
export interface Guardrails {
  readonly policy: string;
  readonly policyFile: string;
  readonly module: string;
  /** The rules in force: each is accounted for at each of its stages, also where it had nothing to look at. */
  readonly rules: readonly { readonly id: string; readonly check: string; readonly stages: readonly Stage[] }[];
  /** Opens them for one run; with the rules of one check alone, where `only` names it. */
  open(run: { engine: 'embedded' | 'model'; phrases: Readonly<Record<string, string>>; only?: string }): GuardSession;
}
