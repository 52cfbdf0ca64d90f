import type { ErrorCode } from './assay-error.ts';
import type { TokenUsage } from './engine.ts';
import type { Decision } from './gate.ts';
import type { Notice, RunStatus } from './run-event.ts';
import type { RunJournal } from './run-journal.ts';
import type { RunMeasures } from './run-measures.ts';

/** How a run came out. */
export type RunOutcome = (
  | { readonly status: 'done'; readonly result: unknown }
  | {
      readonly status: Exclude<RunStatus, 'running' | 'done'>;
      readonly code: string;
      readonly message: string;
      /** Seconds after which a busy engine may be asked again, where it said so. */
      readonly retryAfter?: number;
    }
) & {
  readonly id: string;
  /** What checks found. */
  readonly notices: readonly Notice[];
  /** Tokens of a model engine; none on the embedded one. */
  readonly used: TokenUsage;
};

/** A run under way, or why there is none. */
export type ToolRun =
  | { readonly status: 'refused'; readonly code: 'tool-not-enabled'; readonly message: string; readonly decision: Decision }
  | { readonly status: 'refused'; readonly code: ErrorCode; readonly message: string }
  | {
      readonly status: 'started';
      readonly id: string;
      readonly configuration: string;
      readonly journal: RunJournal;
      /** Resolves when a model has sent the first words, which are not checked yet; only on a model engine. */
      readonly answering?: Promise<void>;
      readonly finished: Promise<RunOutcome>;
      /** Puts the caller's own values back into a text of this run. */
      restore(text: string): string;
      measures(): RunMeasures;
      cancel(): void;
    };
