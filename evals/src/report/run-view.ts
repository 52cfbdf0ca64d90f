import type { MetricResult, Report } from '@assay/core';
import { derivedMetrics } from '../derived-metrics.ts';
import type { KeptOutput } from '../kept-outputs.ts';
import type { SampleRecord } from '../run-log.ts';
import type { AnySuite, PairScorer, Requirement, Scorer } from '../suite.ts';
import { compareRuns, type MetricChange } from './compare-runs.ts';

/** A measured run with all that a person would want to see of it. */
export interface RunView {
  readonly report: Report;
  readonly suite: AnySuite;
  readonly samples: readonly SampleRecord[];
  readonly outputs: ReadonlyMap<string, KeptOutput>;
  /** What changed since the run before, metric by metric; undefined where there was none. */
  readonly changes: readonly MetricChange[] | undefined;
}

/** A run before this one, to compare with. */
export interface EarlierRun {
  readonly report: Report;
  readonly samples: readonly SampleRecord[];
}

/** Puts a run and the one before it together. */
export function viewRun(parts: Omit<RunView, 'changes'> & { readonly earlier?: EarlierRun | undefined }): RunView {
  const { earlier, ...run } = parts;
  return { ...run, changes: earlier === undefined ? undefined : compareRuns(run.suite, earlier, run) };
}

/** What a metric measures, in words, and what it must show; of a paired metric, the part before its characteristic. */
export function aboutMetric(suite: AnySuite, name: string): { readonly what: string; readonly requirement: Requirement } {
  const base = baseName(suite, name);
  const scorer: Scorer<unknown, unknown> | PairScorer<unknown, unknown> | undefined = suite.scorers[base] ?? suite.pairScorers?.[base];
  if (name === 'completed') return { what: 'every sample was run and scored', requirement: { kind: 'invariant', minimum: 1 } };
  return { what: scorer?.what ?? derivedMetrics[name] ?? name, requirement: suite.requirements[base] ?? { kind: 'reported' } };
}

/** The metric without its characteristic: "length.age" is of "length". */
export function baseName(suite: AnySuite, name: string): string {
  if (suite.scorers[name] !== undefined || suite.pairScorers?.[name] !== undefined) return name;
  const base = Object.keys({ ...suite.scorers, ...suite.pairScorers }).find((item) => name.startsWith(`${item}.`));
  return base ?? name;
}

/** The requirement in words, as it was held against this result. */
export function requirementWords(requirement: Requirement, { kind, threshold }: MetricResult): string {
  if (kind === 'reported') return 'reported, not judged';
  switch (requirement.kind) {
    case 'bound':
      return 'atLeast' in requirement ? `lower bound at least ${requirement.atLeast}` : `upper bound at most ${requirement.atMost}`;
    case 'invariant':
      return `holds for every sample, at least ${requirement.minimum}`;
    case 'equivalence':
      return `interval within ±${threshold ?? requirement.margin}${requirement.unit === 'sd' ? ' sd' : ''}`;
    case 'reported':
      return 'reported, not judged';
  }
}

/** Verdicts in words: what can be seen in colour can be read too. */
export function verdictWords({ kind, passed }: MetricResult): 'passed' | 'failed' | 'cannot be told' | '' {
  if (kind === 'reported') return '';
  return passed === true ? 'passed' : passed === false ? 'failed' : 'cannot be told';
}
