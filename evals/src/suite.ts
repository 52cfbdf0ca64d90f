import { type AnyTool, AssayError, type Engine, type Notice, type StoredDocument } from '@assay/core';
import type { DatasetFile } from './read-dataset.ts';

/** How a run under measurement came out; `text` is everything the tool said. */
export type SampleOutcome<Result> =
  | { readonly status: 'done'; readonly result: Result; readonly text: string; readonly notices: readonly Notice[] }
  | { readonly status: 'blocked' | 'withheld' | 'failed' | 'cancelled'; readonly code: string; readonly notices: readonly Notice[] };

/** One side of a counterfactual pair: the two sides differ in one characteristic and nothing else. */
interface PairSide {
  readonly id: string;
  readonly side: 'base' | 'variant';
  readonly characteristic: string;
  /** The group or wording that the variant stands for, such as "south-asian" or "85". */
  readonly value: string;
  /** The name that carries the signal, a cluster of its own; empty where none does. */
  readonly name: string;
  readonly inputText: string;
}

/** One input to measure with: `record` is what the dataset says about it. */
export interface Sample<Item, Input> {
  readonly id: string;
  readonly cluster: string;
  readonly input: Input;
  readonly record: Item;
  readonly pair?: PairSide;
}

/** Turns an outcome into a number. Whatever it does not score (an error, a refusal) counts as `worst`. */
export interface Scorer<Item, Result> {
  readonly what: string;
  /** `proportion`: yes or no; `share`: from 0 to 1; `mean`: any number. */
  readonly kind: 'proportion' | 'share' | 'mean';
  readonly worst: number;
  /** What happened where the score is not the best, as people say it: "lost a fact"; the report counts such samples. */
  readonly wrong?: string;
  /** Decided from the record alone, so that a tool cannot choose its own denominator. */
  readonly appliesTo?: (record: Item) => boolean;
  score(record: Item, outcome: SampleOutcome<Result>): number | 'unscored';
  /** Characteristics whose pairs differ in this by their making: fewer words say nothing where the words are what varies. */
  readonly notFor?: readonly string[];
  /** The same measure on a plain text: what the null test on a pair's inputs uses. */
  readonly onText?: (record: Item, text: string) => number;
}

/** Compares the two sides of a pair by marks taken from each: pages found, lines used, amounts said. */
export interface PairScorer<Item, Result> {
  readonly what: string;
  readonly kind: 'proportion' | 'mean';
  readonly worst: number;
  marks(record: Item, outcome: SampleOutcome<Result>, inputText: string): readonly string[] | 'unscored';
  compare(base: readonly string[], variant: readonly string[]): number;
}

/** What a metric must show. All bounds are one-sided 95 %. */
export type Requirement =
  | { readonly kind: 'bound'; readonly atLeast: number }
  | { readonly kind: 'bound'; readonly atMost: number }
  | { readonly kind: 'invariant'; readonly minimum: number }
  | EquivalenceRequirement
  | { readonly kind: 'reported' };

/** The paired difference of every characteristic lies within ±margin: TOST at 5 % each, all of them (intersection-union). */
interface EquivalenceRequirement {
  readonly kind: 'equivalence';
  readonly margin: number;
  /** Whether the margin is in the metric's own units or in standard deviations of the paired difference. */
  readonly unit: 'raw' | 'sd';
  /** A wider margin for a characteristic, with its reason in the suite's notes. */
  readonly wider?: Readonly<Record<string, number>>;
  readonly minimumPairs: number;
  /** Standard deviation of the paired difference that the plan assumes, in the metric's units (from the tune half). */
  readonly assumedSd: number;
}

/** What is measured of a suite that tells how sure its answers are, beside its scorers. */
export const riskCoverageMetrics: Readonly<Record<string, string>> = {
  precision: 'of the answers that were stated, the first cited passage is right',
  'coverage-at-precision': 'the largest share of questions that a threshold on the confidence can answer at the precision aimed for',
  'risk-area': 'area under the risk-coverage curve, a question without an answer counting as wrong: the smaller the better',
};

/** What is measured of a suite whose tool judges as people did, beside its scorers. */
export const kappaMetrics: Readonly<Record<string, string>> = {
  kappa: 'agreement with the labels of people beyond chance (Cohen 1960)',
};

/** A suite: a tool, a dataset, scorers and what they must show. */
export interface Suite<Item = unknown, Input = unknown, Result = unknown, Metric extends string = string, Raw = Item> {
  readonly name: string;
  readonly kind: 'accuracy' | 'bias' | 'guardrails';
  readonly tool: AnyTool;
  /** `import.meta.url` of the suite's file: where its parts list starts. */
  readonly module: string;
  /** `gate`: all that enabling needs, in seconds; `deep`: by hand or nightly, and where the policy asks for it. */
  readonly tier: 'gate' | 'deep';
  readonly seed: number;
  readonly dataset: DatasetFile<Raw>;
  /** The kind of engine whose guardrails are measured, where that is not the engine's own: what a text would meet on its way to a model. */
  readonly guardedAs?: Engine['kind'];
  /** What is scored still has placeholders for what was taken out, where a reader would have the values. */
  readonly unrestored?: true;
  /** The suite's own pinned corpus, for tools that search. */
  readonly corpus?: () => readonly StoredDocument[];
  samples(records: readonly Raw[], seed: number): readonly Sample<Item, Input>[];
  /** How results are broken down in the report: field to value. */
  readonly slices?: (record: Item) => Readonly<Record<string, string>>;
  readonly scorers: Readonly<Record<Metric, Scorer<Item, Result>>>;
  readonly pairScorers?: Readonly<Record<string, PairScorer<Item, Result>>>;
  readonly requirements: Readonly<Record<string, Requirement>>;
  /** What is asked otherwise of a tool on a model engine, which writes; the notes say why. */
  readonly onModel?: Readonly<Record<string, Requirement>>;
  /** Scorers that tell how sure an answer is, whether it is right and whether it was stated as one: from them comes the curve. */
  readonly riskCoverage?: {
    /** From 0, where nothing was answered, to 1. */
    readonly confidence: NoInfer<Metric>;
    readonly right: NoInfer<Metric>;
    readonly stated: NoInfer<Metric>;
    /** The precision that is aimed for. */
    readonly precision: number;
  };
  /** Scorers from which the agreement beyond chance comes: whether the tool agreed, and what people said (0 or 1). */
  readonly kappa?: { readonly agreed: NoInfer<Metric>; readonly label: NoInfer<Metric> };
  /** Its tool makes statements that rest on sources: a model judge can say whether they do. */
  readonly judged?: true;
  /** Characteristics that the suite judges: one without pairs is inconclusive. */
  readonly characteristics?: readonly string[];
  /** Characteristics whose figures are told and not judged. */
  readonly reportedOnly?: readonly string[];
  /** What the samples are, in the plural: "letters". */
  readonly unit: string;
  readonly notes: readonly string[];
}

/** A suite of any tool, as registries hold it. */
// biome-ignore lint/suspicious/noExplicitAny: records, inputs and results differ by suite, and the runner only carries them from one to the other.
export type AnySuite = Suite<any, any, any, string, any>;

/** Makes a suite, or refuses one that could pass without measuring anything. */
export function defineSuite<Item, Input, Result, Metric extends string, Raw = Item>(
  suite: Suite<Item, Input, Result, Metric, Raw>,
): Suite<Item, Input, Result, Metric, Raw> {
  const problem = problemOf(suite);
  if (problem !== undefined) throw new AssayError('suite-invalid', `The suite ${suite.name} ${problem}.`);
  return Object.freeze(suite);
}

/** A suite as it judges on a kind of engine. */
export function suiteOn(suite: AnySuite, kind: Engine['kind']): AnySuite {
  return kind === 'embedded' || suite.onModel === undefined
    ? suite
    : { ...suite, requirements: { ...suite.requirements, ...suite.onModel } };
}

// --- Internal ---

const suiteKeys =
  'name kind tool module tier seed guardedAs unrestored dataset corpus samples slices scorers pairScorers requirements onModel riskCoverage kappa judged characteristics reportedOnly unit notes'.split(
    ' ',
  );
const scorerKeys = 'what kind worst wrong appliesTo score notFor onText'.split(' ');
const pairScorerKeys = 'what kind worst marks compare'.split(' ');
const requirementKeys: Readonly<Record<string, readonly string[]>> = {
  bound: ['kind', 'atLeast', 'atMost'],
  invariant: ['kind', 'minimum'],
  equivalence: ['kind', 'margin', 'wider', 'unit', 'minimumPairs', 'assumedSd'],
  reported: ['kind'],
};

/** A key that nobody reads is a requirement that nobody holds: other harnesses pass on a misspelt one. */
function unknownKey(item: object, known: readonly string[], where: string): string | undefined {
  const key = Object.keys(item).find((name) => !known.includes(name));
  return key === undefined ? undefined : `has the unknown key "${key}" ${where}; known are ${known.join(', ')}`;
}

function problemOf(suite: AnySuite): string | undefined {
  const scorers = Object.entries(suite.scorers);
  const pairScorers = Object.entries(suite.pairScorers ?? {});
  const metrics = [...scorers, ...pairScorers].map(([name]) => name);
  const derived = [
    ...(suite.riskCoverage === undefined ? [] : Object.keys(riskCoverageMetrics)),
    ...(suite.kappa === undefined ? [] : Object.keys(kappaMetrics)),
  ];
  const requirements = [suite.requirements, suite.onModel ?? {}].flatMap((own) => Object.entries<Requirement>(own));
  if (metrics.length === 0) return 'has no scorer: it would measure nothing';
  const misspelt = [
    unknownKey(suite, suiteKeys, ''),
    ...scorers.map(([name, scorer]) => unknownKey(scorer, scorerKeys, `in the scorer ${name}`)),
    ...pairScorers.map(([name, scorer]) => unknownKey(scorer, pairScorerKeys, `in the pair scorer ${name}`)),
    ...requirements.map(([name, item]) =>
      requirementKeys[item.kind] === undefined
        ? `has a requirement of the unknown kind "${item.kind}" on "${name}"`
        : unknownKey(item, requirementKeys[item.kind] ?? [], `in the requirement on ${name}`),
    ),
  ].find((problem) => problem !== undefined);
  if (misspelt !== undefined) return misspelt;
  const unknown = requirements.find(([name]) => ![...metrics, ...derived].includes(name));
  if (unknown !== undefined) return `requires the metric "${unknown[0]}", which no scorer measures`;
  const { riskCoverage, kappa } = suite;
  const named = [
    ...(riskCoverage === undefined ? [] : [riskCoverage.confidence, riskCoverage.right, riskCoverage.stated]),
    ...(kappa === undefined ? [] : [kappa.agreed, kappa.label]),
  ];
  const unmeasured = named.find((name) => suite.scorers[name]?.appliesTo !== undefined || suite.scorers[name] === undefined);
  if (unmeasured !== undefined) return `works out a figure from "${unmeasured}", which no scorer measures for every sample`;
  const silent = [...metrics, ...derived].find((name) => !requirements.some(([required]) => required === name));
  if (silent !== undefined) return `does not say what "${silent}" must show; write { kind: 'reported' } if nothing`;
  const judged = [suite, suiteOn(suite, 'model')].map((own) => Object.values<Requirement>(own.requirements));
  if (judged.some((all) => all.every(({ kind }) => kind === 'reported'))) return 'requires nothing: it would always pass';
  const exact = requirements.find(([, item]) => item.kind === 'bound' && ('atLeast' in item ? item.atLeast === 1 : item.atMost === 0));
  if (exact !== undefined) return `asks for a bound of exactly 1 or 0 on "${exact[0]}"; write it as an invariant`;
  const unfit = requirements.find(
    ([name, { kind }]) => kind === 'invariant' && (suite.scorers[name] ?? suite.pairScorers?.[name])?.kind === 'mean',
  );
  if (unfit !== undefined) return `asks that every sample holds of "${unfit[0]}", which is no yes or no; make it a proportion or a share`;
  return undefined;
}
