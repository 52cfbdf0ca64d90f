import type { Engine } from '@assay/core';
import type { AnySuite, Requirement, Scorer } from '../suite.ts';

/** The judge that a suite is measured with. */
export interface SuiteJudge {
  readonly engine: Engine;
  /** Digest of its configuration: its prompt, its model and all code it runs with. */
  readonly configuration: string;
  /** `calibrated`: its agreement with people passed for exactly this configuration; else it tells and decides nothing. */
  readonly standing: 'calibrated' | 'advisory';
  /** What the standing rests on, in words. */
  readonly words: string;
}

/** What a judge adds to a suite. */
export const judgedMetric = 'judged-support';
export const judgedMetrics: Readonly<Record<string, string>> = {
  [judgedMetric]: 'share of the statements that a model judge says their sources bear out',
};

/** What is asked where a calibrated judge judges: it can fail a suite, never make one pass. */
const required: Requirement = { kind: 'bound', atLeast: 0.9 };

/** A suite with what a judge says of its statements; scored while the samples run. */
export function withJudge(suite: AnySuite, judge: SuiteJudge | undefined): AnySuite {
  if (judge === undefined) return suite;
  const scorer: Scorer<unknown, unknown> = { what: judgedMetrics[judgedMetric] ?? '', kind: 'share', worst: 0, score: () => 'unscored' };
  return {
    ...suite,
    scorers: { ...suite.scorers, [judgedMetric]: scorer },
    requirements: { ...suite.requirements, [judgedMetric]: judge.standing === 'calibrated' ? required : { kind: 'reported' } },
    notes: [...suite.notes, noteOf(judge)],
  };
}

// --- Internal ---

function noteOf({ engine, standing, words }: SuiteJudge): string {
  const what = standing === 'calibrated' ? 'calibrated against people' : 'advisory: it decides nothing';
  return `Statements were judged by the model engine "${engine.id}", ${what} (${words}).`;
}
