import type { Caller } from './caller.ts';
import type { Engine } from './engine.ts';
import type { Gate } from './gate.ts';
import type { Guardrails } from './guardrails.ts';
import type { Retriever } from './retriever.ts';
import type { LeftRun } from './run-beginning.ts';
import type { Spendings } from './spendings.ts';
import type { Store } from './store.ts';
import type { AnyTool } from './tool.ts';

/** The concrete parts a run is made with; only the program that composes them knows which they are. */
export interface RunParts {
  readonly tools: ReadonlyMap<string, AnyTool>;
  readonly engine: Engine;
  readonly retriever: Retriever;
  readonly guardrails: Guardrails;
  readonly gate: Gate;
  readonly store: Store;
  readonly now: () => Date;
  /** Budgets for model engines; without them nothing is counted against anybody. */
  readonly spending?: Spendings;
  /** The process that works on its runs, so that another one can tell whether they are still under way. */
  readonly process?: number;
  /** Keys the digests of cases; without it no run is about one. */
  readonly caseKey?: Uint8Array;
  /** Whether a text of this marking may go to the engine; without it any may that the guardrails let pass. */
  readonly bears?: (marking: string | undefined) => boolean;
}

/** A body and its caller, as a face hands them over: unread. */
export interface RunRequest {
  readonly tool: string;
  readonly input: unknown;
  readonly caller: Caller;
  readonly signal?: AbortSignal;
  /** Its caller can come back for it, so it is taken up again when a process stops that worked on it. */
  readonly comesBack?: true;
  /** The run that is taken up. */
  readonly left?: LeftRun;
  /** The reference of the case that the run is about; only a keyed digest of it is kept. */
  readonly case?: string;
  /** Why another engine answers than the one that was meant; the caller is told. */
  readonly instead?: string;
}
