import type { Citation } from './citation.ts';
import type { CheckRecord } from './guardrails.ts';
import type { SignOff } from './sign-off.ts';

/** How a run ended. */
export type RunStatus = 'running' | 'done' | 'blocked' | 'withheld' | 'failed' | 'cancelled';

/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What was found in a text, as a person reads it: kind, place and what to do, never the value. */
export interface Notice {
  readonly rule: string;
  readonly check: string;
  readonly kind: string;
  readonly action: 'flag' | 'rewrite' | 'redact' | 'block';
  readonly message: string;
  readonly where: string;
  /** Where it stands in the text that the person sent as `where`; the first ones, of a text that they sent alone. */
  readonly places?: readonly Stretch[];
}

/** What a run tells, before it is numbered. */
export type RunEventBody =
  | { readonly type: 'started'; readonly tool: string; readonly engine: string; readonly configuration: string }
  /** What was told so far no longer stands: the run was taken up after a stop, and told something else than before. */
  | { readonly type: 'restarted'; readonly message: string }
  | { readonly type: 'progress'; readonly message: string; readonly done?: number; readonly total?: number }
  | {
      readonly type: 'checked';
      readonly stage: CheckRecord['stage'];
      readonly records: readonly CheckRecord[];
      readonly notices: readonly Notice[];
    }
  | { readonly type: 'citation'; readonly citation: Citation }
  | { readonly type: 'text'; readonly text: string; readonly citations: readonly string[] }
  | { readonly type: 'result'; readonly result: unknown }
  | {
      readonly type: 'ended';
      readonly status: Exclude<RunStatus, 'running'>;
      readonly code?: string;
      readonly message?: string;
      readonly notices?: readonly Notice[];
    }
  /** Comes after the end, each time that somebody signs what they made of the result. */
  | ({ readonly type: 'signed-off' } & SignOff);

/** An event of a stored run; `sequence` counts from 1 without a gap. */
export type RunEvent = RunEventBody & { readonly sequence: number; readonly at: string };
