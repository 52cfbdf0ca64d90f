import type { MetricResult } from '@assay/core';
import { judgeRequirement } from './judge-requirement.ts';
import { measurePairs, measurePairValues } from './measure-pairs.ts';
import type { SampleRecord } from './run-log.ts';
import type { Interval } from './statistics/interval.ts';
import { meanInterval } from './statistics/mean-interval.ts';
import { proportionInterval, wilson } from './statistics/proportion-interval.ts';
import type { AnySuite, Requirement } from './suite.ts';

/** Metrics by name, and by slice field, value and name. */
type Metrics = Record<string, MetricResult>;
type Slices = Record<string, Record<string, Metrics>>;

/** Every metric of a suite from its logged samples, and `completed`, which every suite requires: no run may be lost. */
export function measureMetrics(suite: AnySuite, samples: readonly SampleRecord[]): Metrics {
  const metrics = Object.keys(suite.scorers).flatMap((name): [string, MetricResult][] => {
    const requirement: Requirement = suite.requirements[name] ?? { kind: 'reported' };
    return requirement.kind === 'equivalence' ? [] : [[name, judgeRequirement(intervalOf(suite, name, samples), requirement)]];
  });
  const completed = proportionInterval(samples.map(({ id, unscored }) => ({ value: unscored.length === 0 ? 1 : 0, cluster: id })));
  return Object.fromEntries([
    ...metrics,
    ...measurePairs(suite, samples),
    ['completed', judgeRequirement(completed, { kind: 'invariant', minimum: 1 })],
  ]);
}

/** The same metrics for each value of each slice, and pair differences for each value of a characteristic; told, not judged. */
export function measureSlices(suite: AnySuite, samples: readonly SampleRecord[]): Slices {
  const slices: Slices = measurePairValues(suite, samples);
  for (const field of new Set(samples.flatMap((sample) => Object.keys(sample.slices)))) {
    const members = Map.groupBy(samples, (sample) => sample.slices[field] ?? '');
    slices[field] = Object.fromEntries(
      [...members.keys()].sort().map((value) => {
        const metrics = Object.keys(suite.scorers).map((name) => {
          const interval = intervalOf(suite, name, members.get(value) ?? []);
          return [name, judgeRequirement(interval, { kind: 'reported' })];
        });
        return [value, Object.fromEntries(metrics)];
      }),
    );
  }
  return slices;
}

// --- Internal ---

function intervalOf(suite: AnySuite, name: string, samples: readonly SampleRecord[]): Interval {
  const observations = samples.flatMap(({ scores, cluster }) => {
    const value = scores[name];
    return value === null || value === undefined ? [] : [{ value, cluster }];
  });
  const kind = suite.scorers[name]?.kind;
  if (kind === 'proportion') return proportionInterval(observations);
  const interval = meanInterval(observations);
  if (kind !== 'share' || interval.low === null || interval.high === null) return interval;
  // Shares that are all alike have no spread to tell how sure they are: then the sources count as so many yeses and noes.
  if (interval.low === interval.high && interval.value !== null) return { ...interval, ...wilson(interval.value, interval.clusters) };
  // The mean of shares is a share: what t puts beyond 0 or 1 cannot be.
  return { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) };
}
