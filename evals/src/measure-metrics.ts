import type { MetricResult } from '@assay/core';
import { judgeRequirement } from './judge-requirement.ts';
import type { SampleRecord } from './run-log.ts';
import type { Interval } from './statistics/interval.ts';
import { meanInterval, type Observation } from './statistics/mean-interval.ts';
import { proportionInterval } from './statistics/proportion-interval.ts';
import { standardisedDifference } from './statistics/standardised-difference.ts';
import type { AnySuite, Requirement } from './suite.ts';

/** Every metric of a suite from its logged samples, and `completed`, which every suite requires: no run may be lost. */
export function measureMetrics(suite: AnySuite, samples: readonly SampleRecord[]): Readonly<Record<string, MetricResult>> {
  const metrics = Object.keys(suite.scorers).map((name): [string, MetricResult] => [name, measureMetric(suite, name, samples)]);
  const completed = proportionInterval(samples.map(({ id, unscored }) => ({ value: unscored.length === 0 ? 1 : 0, cluster: id })));
  return Object.fromEntries([...metrics, ['completed', judgeRequirement(completed, { kind: 'invariant', minimum: 1 })]]);
}

/** The same metrics for each value of each slice; slices are told, not judged. */
export function measureSlices(
  suite: AnySuite,
  samples: readonly SampleRecord[],
): Record<string, Record<string, Record<string, MetricResult>>> {
  const slices: Record<string, Record<string, Record<string, MetricResult>>> = {};
  const fields = new Set(samples.flatMap((sample) => Object.keys(sample.slices)));
  for (const field of fields) {
    const values = new Set(samples.flatMap((sample) => sample.slices[field] ?? []));
    slices[field] = Object.fromEntries(
      [...values].sort().map((value) => {
        const members = samples.filter((sample) => sample.slices[field] === value);
        const metrics = Object.keys(suite.scorers).map((name) => [name, reported(intervalOf(suite, name, members))]);
        return [value, Object.fromEntries(metrics)];
      }),
    );
  }
  return slices;
}

// --- Internal ---

function measureMetric(suite: AnySuite, name: string, samples: readonly SampleRecord[]): MetricResult {
  const requirement: Requirement = suite.requirements[name] ?? { kind: 'reported' };
  if (requirement.kind === 'equivalence') return judgeRequirement(standardisedDifference(pairDifferences(name, samples)), requirement);
  return judgeRequirement(intervalOf(suite, name, samples), requirement);
}

function intervalOf(suite: AnySuite, name: string, samples: readonly SampleRecord[]): Interval {
  const observations = samples.flatMap(({ scores, cluster }) => {
    const value = scores[name];
    return value === null || value === undefined ? [] : [{ value, cluster }];
  });
  return suite.scorers[name]?.kind === 'proportion' ? proportionInterval(observations) : meanInterval(observations);
}

/** Variant minus base of every pair that has both sides. */
function pairDifferences(name: string, samples: readonly SampleRecord[]): readonly Observation[] {
  const bases = new Map(samples.flatMap((sample) => (sample.pair?.side === 'base' ? [[sample.pair.id, sample] as const] : [])));
  return samples.flatMap((sample) => {
    if (sample.pair?.side !== 'variant') return [];
    const variant = sample.scores[name];
    const base = bases.get(sample.pair.id)?.scores[name];
    const isWhole = typeof variant === 'number' && typeof base === 'number';
    return isWhole ? [{ value: variant - base, cluster: sample.cluster }] : [];
  });
}

function reported(interval: Interval): MetricResult {
  return judgeRequirement(interval, { kind: 'reported' });
}
