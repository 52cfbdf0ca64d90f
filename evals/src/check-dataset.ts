import { planSamples } from './plan-samples.ts';
import type { AnySuite } from './suite.ts';

/** Reads a suite's dataset and makes its samples, both halves, without running anything; throws where either does not hold. */
export function checkDataset(suite: AnySuite): { readonly gate: number; readonly tune: number } {
  return { gate: planSamples(suite, 'gate').samples.length, tune: planSamples(suite, 'tune').samples.length };
}
