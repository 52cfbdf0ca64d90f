import type { Report } from '@assay/core';

/** How a tool goes wrong on real samples: counts, and the worst of them. */
export interface GoesWrong {
  /** What a sample is: "letters". */
  readonly unit: string;
  readonly ways: readonly { readonly count: number; readonly of: number; readonly words: string }[];
  readonly failures: readonly { readonly id: string; readonly words: string; readonly asked: string; readonly said: string }[];
}

/** An approval or an extension as the gate reads it. */
export interface ApprovalSummary {
  readonly at: string;
  readonly kind: 'approval' | 'extension';
  /** Empty where it does not count; `why` then says why. */
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  readonly key: string;
  readonly counts: boolean;
  readonly why: string;
}

/** A topic that letters asked about and no approved line answered. */
interface MissingLine {
  readonly words: readonly string[];
  readonly letters: number;
  readonly weeks: Readonly<Record<string, number>>;
  readonly owner: string;
  readonly example: string;
}

/** What only the program that composes the server can tell an assurance officer: it knows evaluation, gate and drafter. */
export interface AssuranceSources {
  /** Undefined where the log of the measurement is not kept any more. */
  goesWrong(report: Report): Promise<GoesWrong | undefined>;
  approvals(tool: string, engine: string): Promise<readonly ApprovalSummary[]>;
  missingLines(days: { readonly from?: string | undefined; readonly to?: string | undefined }): Promise<{
    readonly runs: number;
    readonly others: number;
    readonly groups: readonly MissingLine[];
  }>;
}
