import { type AnyTool, AssayError, type Notice, type StoredDocument } from '@assay/core';
import type { DatasetFile } from './read-dataset.ts';

/** How a run under measurement came out; `text` is everything the tool said. */
export type SampleOutcome<Result> =
  | { readonly status: 'done'; readonly result: Result; readonly text: string; readonly notices: readonly Notice[] }
  | { readonly status: 'blocked' | 'withheld' | 'failed' | 'cancelled'; readonly code: string; readonly notices: readonly Notice[] };

/** One input to measure with: `record` is what the dataset says about it. */
export interface Sample<Item, Input> {
  readonly id: string;
  readonly cluster: string;
  readonly input: Input;
  readonly record: Item;
  /** One side of a counterfactual pair: the two differ in one characteristic and nothing else. */
  readonly pair?: { readonly id: string; readonly side: 'base' | 'variant'; readonly inputText: string };
}

/** Turns an outcome into a number. Whatever it does not score (an error, a refusal) counts as `worst`. */
export interface Scorer<Item, Result> {
  readonly what: string;
  readonly kind: 'proportion' | 'mean';
  readonly worst: number;
  /** Decided from the record alone, so that a tool cannot choose its own denominator. */
  readonly appliesTo?: (record: Item) => boolean;
  score(record: Item, outcome: SampleOutcome<Result>): number | 'unscored';
  /** The same measure on a plain text: what the null test on a pair's inputs uses. */
  readonly onText?: (record: Item, text: string) => number;
}

/** What a metric must show. All bounds are one-sided 95 %. */
export type Requirement =
  | { readonly kind: 'bound'; readonly atLeast: number }
  | { readonly kind: 'bound'; readonly atMost: number }
  | { readonly kind: 'invariant'; readonly minimum: number }
  | { readonly kind: 'equivalence'; readonly margin: number; readonly minimumPairs: number }
  | { readonly kind: 'reported' };

/** A suite: a tool, a dataset, scorers and what they must show. */
export interface Suite<Item = unknown, Input = unknown, Result = unknown, Metric extends string = string> {
  readonly name: string;
  readonly kind: 'accuracy' | 'bias' | 'guardrails';
  readonly tool: AnyTool;
  /** `import.meta.url` of the suite's file: where its parts list starts. */
  readonly module: string;
  readonly tier: 'gate' | 'deep';
  readonly seed: number;
  readonly dataset: DatasetFile<Item>;
  /** The suite's own pinned corpus, for tools that search. */
  readonly corpus?: () => readonly StoredDocument[];
  samples(records: readonly Item[], seed: number): readonly Sample<Item, Input>[];
  /** How results are broken down in the report: field to value. */
  readonly slices?: (record: Item) => Readonly<Record<string, string>>;
  readonly scorers: Readonly<Record<Metric, Scorer<Item, Result>>>;
  readonly requirements: Readonly<Record<NoInfer<Metric>, Requirement>>;
  readonly notes: readonly string[];
}

/** A suite of any tool, as registries hold it. */
// biome-ignore lint/suspicious/noExplicitAny: records, inputs and results differ by suite, and the runner only carries them from one to the other.
export type AnySuite = Suite<any, any, any>;

/** Makes a suite, or refuses one that could pass without measuring anything. */
export function defineSuite<Item, Input, Result, Metric extends string>(
  suite: Suite<Item, Input, Result, Metric>,
): Suite<Item, Input, Result, Metric> {
  const refuse = (problem: string) => new AssayError('suite-invalid', `The suite ${suite.name} ${problem}.`);
  const metrics = Object.keys(suite.scorers);
  const requirements = Object.entries<Requirement>(suite.requirements);
  if (metrics.length === 0) throw refuse('has no scorer: it would measure nothing');
  const unknown = requirements.find(([name]) => !metrics.includes(name));
  if (unknown !== undefined) throw refuse(`requires the metric "${unknown[0]}", which no scorer measures`);
  const silent = metrics.find((name) => !requirements.some(([required]) => required === name));
  if (silent !== undefined) throw refuse(`does not say what "${silent}" must show; write { kind: 'reported' } if nothing`);
  if (requirements.every(([, { kind }]) => kind === 'reported')) throw refuse('requires nothing: it would always pass');
  const exact = requirements.find(([, item]) => item.kind === 'bound' && ('atLeast' in item ? item.atLeast === 1 : item.atMost === 0));
  if (exact !== undefined) throw refuse(`asks for a bound of exactly 1 or 0 on "${exact[0]}"; write it as an invariant`);
  return Object.freeze(suite);
}
