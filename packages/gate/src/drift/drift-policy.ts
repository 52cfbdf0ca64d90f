import { driftRates } from '@assay/core';
import { z } from 'zod';

const rate = z.enum(driftRates);

/** What the signed policy says of rates in use: how sure an alert must be, on how many people, and what it does. */
export const driftPolicy = z.strictObject({
  /** The chance of one false alert or more for a tool on an engine in one window. */
  alpha: z.number().min(0.0001).max(0.2),
  /** People and runs that a window must have before anything is said; one person is never enough. */
  people: z.int().min(5).max(100_000),
  runs: z.int().min(5).max(1_000_000),
  /** Each person counts once a window, and each window is judged by itself. */
  windowDays: z.int().min(1).max(92),
  /** So many times the baseline is still no matter. */
  factor: z.number().min(1).max(10),
  /** Shares to expect where no evidence measured the like; of every tool, or of one. */
  expected: z.array(z.strictObject({ rate, tool: z.string().min(1).max(60).optional(), share: z.number().min(0.001).max(0.9) })).max(100),
  /** Rates whose breach turns the tool off; of the others it is told. */
  turnOff: z.array(rate),
});
export type DriftPolicy = z.infer<typeof driftPolicy>;

/** What holds where the policy says nothing: it is told, and nothing is turned off. */
export const usualDrift: DriftPolicy = { alpha: 0.01, people: 20, runs: 50, windowDays: 28, factor: 1.5, expected: [], turnOff: [] };
