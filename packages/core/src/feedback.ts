import { z } from 'zod';

/** Why an answer was not useful: a closed list, so that it can be counted. */
export const feedbackReasons = ['wrong', 'out-of-date', 'biased', 'missing-source', 'blocked-wrongly', 'other'] as const;

/** What a person says of a run of their own. */
export const feedbackGiven = z.object({
  run: z.string().min(1).max(100),
  useful: z.boolean(),
  /** Empty where it was useful. */
  reason: z.enum(['', ...feedbackReasons]),
  text: z.string().max(500),
});
export type FeedbackGiven = z.infer<typeof feedbackGiven>;

/** Feedback as it is kept beside its run; the text goes when the run's content is erased. */
export interface Feedback extends FeedbackGiven {
  readonly tool: string;
  readonly engine: string;
  readonly configuration: string;
  readonly owner: string;
  readonly at: string;
}

/** How many runs of one configuration were so judged, and by how many people. */
export interface FeedbackCount {
  readonly tool: string;
  readonly engine: string;
  readonly configuration: string;
  readonly useful: boolean;
  readonly reason: FeedbackGiven['reason'];
  readonly count: number;
  readonly people: number;
}

/** Moments (ISO 8601, to the millisecond), both inclusive. */
export interface FeedbackPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Feedback on runs, one a run. */
export interface FeedbackStore {
  /** Keeps feedback; a later one on the same run replaces it. */
  put(feedback: Feedback): Promise<void>;
  get(run: string): Promise<Feedback | undefined>;
  counts(period: FeedbackPeriod): Promise<readonly FeedbackCount[]>;
  /** The newest that say something in words. */
  texts(period: FeedbackPeriod, limit: number): Promise<readonly Feedback[]>;
}
