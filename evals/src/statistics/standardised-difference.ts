import type { Interval } from './interval.ts';
import { meanInterval, type Observation } from './mean-interval.ts';

/**
 * Paired differences in units of their own standard deviation, for a test of equivalence by two one-sided tests
 * (Schuirmann 1987): equivalent within a margin when the 90 % interval lies inside it.
 * Differences that are all 0 are equal beyond doubt; differences that are all alike but not 0 have no scale and are infinitely far apart.
 */
export function standardisedDifference(differences: readonly Observation[]): Interval {
  const raw = meanInterval(differences);
  if (raw.value === null) return raw;
  const mean = raw.value;
  const variance = differences.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / Math.max(1, differences.length - 1);
  const deviation = Math.sqrt(variance);
  // Differences that are equal but for rounding have no scale of their own.
  if (deviation <= 1e-12 * Math.max(1, Math.abs(mean))) {
    const value = Math.abs(mean) <= 1e-12 ? 0 : Math.sign(mean) * Number.MAX_VALUE;
    return { ...raw, value, low: value, high: value };
  }
  const inUnits = (bound: number | null) => (bound === null ? null : bound / deviation);
  return { ...raw, value: mean / deviation, low: inUnits(raw.low), high: inUnits(raw.high) };
}
