import type { MetricResult } from '@assay/core';
import { judgeRequirement } from '../judge-requirement.ts';
import type { Interval } from '../statistics/interval.ts';
import { meanInterval, type Observation } from '../statistics/mean-interval.ts';
import { proportionInterval } from '../statistics/proportion-interval.ts';
import type { Metrics, Slices } from './own-data-suite.ts';
import { type Sliced, sliceByFields } from './slice-by-fields.ts';

/** One number for one metric. */
export interface MetricObservation extends Sliced {
  readonly metric: string;
  readonly value: number;
  readonly cluster: string;
}

/** Metrics and their slices from observations: proportions of yes and no by Wilson, means by cluster-robust t, shares as means that cannot leave 0 to 1. A metric nothing was observed for has no value, and says so. */
export function measureObservations(
  observations: readonly MetricObservation[],
  kinds: Readonly<Record<string, keyof typeof intervals>>,
): { readonly metrics: Metrics; readonly slices: Slices } {
  const metricsOf = (members: readonly MetricObservation[], isWhole: boolean): Metrics => {
    const byMetric = Map.groupBy(members, ({ metric }) => metric);
    return Object.fromEntries(
      Object.entries(kinds)
        .filter(([metric]) => isWhole || byMetric.has(metric))
        .map(([metric, kind]) => {
          const own = byMetric.get(metric) ?? [];
          return [metric, reported(intervals[kind](own))];
        }),
    );
  };
  return { metrics: metricsOf(observations, true), slices: sliceByFields(observations, (members) => metricsOf(members, false)) };
}

/** A figure that is told and not judged. */
export function reported(interval: Interval): MetricResult {
  const result = judgeRequirement(interval, { kind: 'reported' });
  return result.value === null ? { ...result, reason: 'the data holds no sample, or only one class, to tell this by' } : result;
}

// --- Internal ---

const intervals = { proportion: proportionInterval, mean: meanInterval, share: shareInterval };

function shareInterval(observations: readonly Observation[]): Interval {
  const interval = meanInterval(observations);
  const { low, high } = interval;
  return { ...interval, low: low === null ? null : Math.max(0, low), high: high === null ? null : Math.min(1, high) };
}
