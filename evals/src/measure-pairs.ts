import type { MetricResult } from '@assay/core';
import { judgeRequirement } from './judge-requirement.ts';
import type { SampleRecord } from './run-log.ts';
import { holm } from './statistics/adjust-p-values.ts';
import type { Interval } from './statistics/interval.ts';
import { proportionInterval } from './statistics/proportion-interval.ts';
import { signFlip } from './statistics/resample-clusters.ts';
import { standardisedDifference } from './statistics/standardised-difference.ts';
import { type CrossedObservation, twoWayMean } from './statistics/two-way-mean.ts';
import type { AnySuite, PairScorer, Requirement } from './suite.ts';

/** A pair that is whole in the log: both sides of it. */
interface WholePair {
  readonly base: SampleRecord;
  readonly variant: SampleRecord;
  readonly characteristic: string;
  readonly value: string;
  readonly name: string;
}

/**
 * The paired metrics of a suite, each for each characteristic: "length.age". Every characteristic must hold by itself
 * (intersection-union, so no correction); where a difference is told, its p is by sign flips of whole templates,
 * adjusted over the characteristics by Holm.
 */
export function measurePairs(suite: AnySuite, samples: readonly SampleRecord[]): readonly [string, MetricResult][] {
  const pairs = wholePairs(samples);
  // What a suite says it judges it must have pairs for; without them that is inconclusive, not passed.
  const characteristics = [...new Set([...(suite.characteristics ?? []), ...pairs.map(({ characteristic }) => characteristic)])].sort();
  return pairedMetrics(suite).flatMap((name): [string, MetricResult][] => {
    if (characteristics.length === 0) return [[name, judge(suite, name, [], '')]];
    const measured = characteristics.filter((item) => suite.scorers[name]?.notFor?.includes(item) !== true);
    const results = measured.map((characteristic) => {
      const members = pairs.filter((pair) => pair.characteristic === characteristic);
      return { characteristic, result: judge(suite, name, members, characteristic), p: pOf(suite, name, members) };
    });
    const adjusted = holm(results.map(({ p }) => p ?? 1));
    return results.map(({ characteristic, result, p }, index) => [
      `${name}.${characteristic}`,
      p === undefined ? result : { ...result, p, adjustedP: adjusted[index] ?? 1 },
    ]);
  });
}

/** The same for each value of each characteristic that has several: each group, each wording; told, not judged. */
export function measurePairValues(
  suite: AnySuite,
  samples: readonly SampleRecord[],
): Record<string, Record<string, Record<string, MetricResult>>> {
  const slices: Record<string, Record<string, Record<string, MetricResult>>> = {};
  for (const [characteristic, members] of Map.groupBy(wholePairs(samples), (pair) => pair.characteristic)) {
    const values = Map.groupBy(members, ({ value }) => value);
    if (values.size < 2) continue;
    slices[characteristic] = Object.fromEntries(
      [...values.keys()].sort().map((value) => {
        const metrics = pairedMetrics(suite).map((name) => {
          const interval = intervalOf(suite, name, values.get(value) ?? []);
          return [name, judgeRequirement(interval, { kind: 'reported' })];
        });
        return [value, Object.fromEntries(metrics)];
      }),
    );
  }
  return slices;
}

// --- Internal ---

function pairedMetrics(suite: AnySuite): readonly string[] {
  const scorers = Object.keys(suite.scorers).filter((name) => suite.requirements[name]?.kind === 'equivalence');
  return [...scorers, ...Object.keys(suite.pairScorers ?? {})];
}

function judge(suite: AnySuite, name: string, pairs: readonly WholePair[], characteristic: string): MetricResult {
  const stated: Requirement = suite.requirements[name] ?? { kind: 'reported' };
  const isTold = suite.reportedOnly?.includes(characteristic) === true;
  const requirement: Requirement = isTold ? { kind: 'reported' } : marginOf(stated, characteristic);
  const judged = judgeRequirement(intervalOf(suite, name, pairs), requirement);
  const unit = stated.kind === 'equivalence' ? { unit: stated.unit } : {};
  return isTold && stated.kind !== 'reported' ? { ...judged, ...unit, reason: 'reported, not judged' } : { ...judged, ...unit };
}

function marginOf(stated: Requirement, characteristic: string): Requirement {
  const wider = stated.kind === 'equivalence' ? stated.wider?.[characteristic] : undefined;
  return stated.kind !== 'equivalence' || wider === undefined ? stated : { ...stated, margin: wider };
}

function intervalOf(suite: AnySuite, name: string, pairs: readonly WholePair[]): Interval {
  const observations = observationsOf(suite, name, pairs);
  const requirement = suite.requirements[name];
  if (requirement?.kind === 'equivalence' && requirement.unit === 'sd') return standardisedDifference(observations);
  return suite.pairScorers?.[name]?.kind === 'proportion' ? proportionInterval(observations) : twoWayMean(observations);
}

function pOf(suite: AnySuite, name: string, pairs: readonly WholePair[]): number | undefined {
  if (suite.scorers[name] === undefined || pairs.length === 0) return undefined;
  return signFlip(observationsOf(suite, name, pairs), { seed: suite.seed, rounds: 2_000 });
}

/** Variant minus base of a scorer, or the comparison of a pair scorer's marks; unscored marks count as the worst. */
function observationsOf(suite: AnySuite, name: string, pairs: readonly WholePair[]): readonly CrossedObservation[] {
  const pairScorer = suite.pairScorers?.[name];
  return pairs.flatMap(({ base, variant, name: also }) => {
    const place = { cluster: variant.cluster, also };
    if (pairScorer !== undefined) {
      const [first, second] = [base.marks?.[name], variant.marks?.[name]];
      return [{ ...place, value: first === undefined || second === undefined ? pairScorer.worst : compared(pairScorer, first, second) }];
    }
    const [first, second] = [base.scores[name], variant.scores[name]];
    return typeof first === 'number' && typeof second === 'number' ? [{ ...place, value: second - first }] : [];
  });
}

/** A comparison that fails or gives no fit number counts as the worst. */
function compared({ kind, worst, compare }: PairScorer<unknown, unknown>, base: readonly string[], variant: readonly string[]): number {
  try {
    const value = compare(base, variant);
    return Number.isFinite(value) && (kind === 'mean' || (value >= 0 && value <= 1)) ? value : worst;
  } catch {
    return worst;
  }
}

function wholePairs(samples: readonly SampleRecord[]): readonly WholePair[] {
  const bases = new Map(samples.flatMap((sample) => (sample.pair?.side === 'base' ? [[sample.pair.id, sample] as const] : [])));
  return samples.flatMap((variant) => {
    const { pair } = variant;
    const base = pair?.side === 'variant' ? bases.get(pair.id) : undefined;
    if (pair === undefined || base === undefined) return [];
    return [{ base, variant, characteristic: pair.characteristic, value: pair.value, name: pair.name }];
  });
}
