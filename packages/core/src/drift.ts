import { z } from 'zod';

/** What is counted in use: shares of runs, and shares of feedback. */
export const driftRates = ['blocked', 'withheld', 'nothing-found', 'failed', 'not-useful', 'wrong', 'biased'] as const;
export type DriftRate = (typeof driftRates)[number];

/** What a rate in use is held against: what the evidence measured, what the signed policy expects, or nothing. */
const driftBaseline = z.object({
  source: z.enum(['evidence', 'policy', 'none']),
  /** The share measured or expected; null where there is none, and the rate is then told and not tested. */
  share: z.number().nullable(),
  /** The share that must not be passed: baseline with its uncertainty, times the policy's factor. */
  limit: z.number().nullable(),
});
export type DriftBaseline = z.infer<typeof driftBaseline>;

/** How a rate stands against its baseline, counted by distinct people of the present window. */
export const driftReading = z.object({
  tool: z.string(),
  engine: z.string(),
  configuration: z.string(),
  rate: z.enum(driftRates),
  state: z.enum(['not-tested', 'too-few', 'steady', 'breach']),
  baseline: driftBaseline,
  people: z.int(),
  /** People whose first of the window was so. */
  hits: z.int(),
  /** All runs, or all feedback, of the window. */
  runs: z.int(),
  /** An interval of 95 % for the share, which holds however often it is looked at. */
  low: z.number(),
  high: z.number(),
  /** The breach that is on record and not ended, since when, and whether it turns the tool off. */
  breach: z.object({ at: z.string(), turnsOff: z.boolean() }).nullable(),
});
export type DriftReading = z.infer<typeof driftReading>;

/** Looks at rates in use against the evidence. */
export interface DriftWatch {
  /** Counts what came since the last look and puts each new breach on record, once. */
  look(): Promise<{ readonly readings: readonly DriftReading[]; readonly found: readonly DriftReading[] }>;
  /** What the last look saw. */
  latest(): readonly DriftReading[];
}
