import type { MetricResult } from '@assay/core';
import { derivedMetrics, type Requirement } from '@assay/evals';
import type { SuiteFacts } from './tool-facts.ts';

/** One metric of a suite: what it measures, what came out, and what was asked for. */
export interface MetricFacts {
  /** As the report names it: the measure, and for a paired difference the characteristic. */
  readonly name: string;
  readonly measure: string;
  readonly characteristic: string;
  readonly what: string;
  readonly requirement: Requirement;
  /** Undefined where the suite has the scorer and the evidence has no figure. */
  readonly result: MetricResult | undefined;
}

/** The metrics of a suite in the order of its report; a scorer without a figure is among them, as not measured. */
export function metricFacts({ suite, evidence }: SuiteFacts): readonly MetricFacts[] {
  const scorers: Readonly<Record<string, { readonly what: string }>> = { ...suite.scorers, ...suite.pairScorers };
  const about = (name: string, result: MetricResult | undefined): MetricFacts => {
    const [measure = name, characteristic = ''] = name.split('.');
    return {
      name,
      measure,
      characteristic,
      what: scorers[measure]?.what ?? derivedMetrics[measure] ?? (measure === 'completed' ? 'every sample was run and scored' : ''),
      requirement: heldAgainst(suite.requirements[measure] ?? (measure === 'completed' ? everySample : { kind: 'reported' }), result),
      result,
    };
  };
  const measured = Object.entries(evidence?.report.metrics ?? {}).map(([name, result]) => about(name, result));
  const missing = Object.keys(scorers).filter((measure) => !measured.some((metric) => metric.measure === measure));
  return [...measured, ...missing.map((measure) => about(measure, undefined))];
}

// --- Internal ---

const everySample: Requirement = { kind: 'invariant', minimum: 1 };

/** The requirement with the threshold that this figure was really held against: a characteristic can have its own margin. */
function heldAgainst(stated: Requirement, result: MetricResult | undefined): Requirement {
  const threshold = result?.threshold ?? undefined;
  if (threshold === undefined) return stated;
  if (stated.kind === 'equivalence') return { ...stated, margin: threshold };
  if (stated.kind !== 'bound') return stated;
  return 'atLeast' in stated ? { ...stated, atLeast: threshold } : { ...stated, atMost: threshold };
}
