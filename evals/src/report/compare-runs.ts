import type { SampleRecord } from '../run-log.ts';
import { mcnemar } from '../statistics/mcnemar.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { signFlip } from '../statistics/resample-clusters.ts';
import type { AnySuite } from '../suite.ts';
import type { EarlierRun } from './run-view.ts';

/** How a metric moved between two runs; a test only where both ran the same samples. */
export interface MetricChange {
  readonly metric: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Mean of the differences sample by sample, with its 90 % interval. */
  readonly difference?: { readonly value: number; readonly low: number | null; readonly high: number | null };
  /** Two-sided p that nothing changed: McNemar's exact test where scores are 0 or 1, else sign flips of whole clusters. */
  readonly p?: number;
  /** Samples that got worse and better. */
  readonly worse?: number;
  readonly better?: number;
}

/** Compares two runs of a suite, paired where the datasets are the same. */
export function compareRuns(suite: AnySuite, before: EarlierRun, after: EarlierRun): readonly MetricChange[] {
  const isSameData = before.report.digests.dataset === after.report.digests.dataset;
  const earlier = new Map(before.samples.map((sample) => [sample.id, sample]));
  return Object.keys(after.report.metrics).map((metric): MetricChange => {
    const change = { metric, before: before.report.metrics[metric]?.value ?? null, after: after.report.metrics[metric]?.value ?? null };
    const scorer = suite.scorers[metric];
    if (!isSameData || scorer === undefined) return change;
    const moved = after.samples.flatMap((sample) => differenceOf(metric, earlier.get(sample.id), sample));
    if (moved.length === 0) return change;
    const { value, low, high } = meanInterval(moved);
    const sign = scorer.worst === 0 ? 1 : -1;
    const better = moved.filter((item) => item.value * sign > 0).length;
    const worse = moved.filter((item) => item.value * sign < 0).length;
    const p = scorer.kind === 'proportion' ? mcnemar(worse, better) : signFlip(moved, { seed: suite.seed, rounds: 2_000 });
    return { ...change, difference: { value: value ?? 0, low, high }, p, worse, better };
  });
}

// --- Internal ---

function differenceOf(metric: string, before: SampleRecord | undefined, after: SampleRecord) {
  const [first, second] = [before?.scores[metric], after.scores[metric]];
  return typeof first === 'number' && typeof second === 'number' ? [{ value: second - first, cluster: after.cluster }] : [];
}
