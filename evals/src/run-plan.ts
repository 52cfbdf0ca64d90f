import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  AssayError,
  type Decision,
  type Engine,
  type Gate,
  type Guardrails,
  type PartsList,
  type Report,
  type Retriever,
  type RunParts,
  type Spendings,
  type StoredDocument,
  sealWith,
  sha256,
} from '@assay/core';
import { judge as judgeTool } from './judge/judge.ts';
import { type SuiteJudge, withJudge } from './judge/with-judge.ts';
import { keepOutputs, outputsFile } from './kept-outputs.ts';
import { measureKappa } from './measure-kappa.ts';
import { measureMetrics, measureSlices } from './measure-metrics.ts';
import { measureRiskCoverage } from './measure-risk-coverage.ts';
import type { Plan } from './plan-samples.ts';
import { type LogHeader, logSealKind, openRunLog, type RunLog, readRunLog, resumeRunLog, type SampleRecord } from './run-log.ts';
import { type PoolState, runPool } from './run-pool.ts';
import { runSample } from './run-samples.ts';
import { scratchStore } from './scratch-store.ts';
import { type AnySuite, type Sample, suiteOn } from './suite.ts';

/** What samples are run with: the same concrete parts that serve people. */
export interface RunPlanParts {
  readonly engine: Engine;
  readonly guardrails: Guardrails;
  /** Indexes a suite's own corpus. */
  readonly retrieverFor: (documents: readonly StoredDocument[]) => Retriever;
  readonly logFolder: string;
  readonly now: () => Date;
  /** Runs at once on a model engine; the embedded engine computes in this process, one by one. */
  readonly concurrency?: number;
  /** Seals how far a log came, so that a run that was broken off can be gone on with. */
  readonly sealing?: { readonly privateKey: string; readonly publicKey: string };
  /** What a measurement uses of a model engine counts, and is held to budgets, as all else. */
  readonly spending?: Spendings;
  /** Judges what the tool says of its sources, beside the suite's own scorers. */
  readonly judge?: SuiteJudge;
  readonly onProgress?: (done: number, total: number) => void;
  readonly onPool?: (state: PoolState) => void;
}

/** What is measured: a suite on a configuration, both as they are loaded now. */
export interface Measurement {
  readonly suite: AnySuite;
  readonly configuration: PartsList;
  readonly suiteParts: PartsList;
  /** SHA-256 of the data as the suite's parts were listed; where it is given, other data is not measured in its name. */
  readonly dataDigest?: string;
}

interface PlanRun {
  readonly measurement: Measurement;
  readonly plan: Plan;
  readonly parts: RunPlanParts;
  readonly attempt: string;
}

/** A sample may take two minutes; a busy engine is asked eight times, with at most a minute between. */
const sampleDeadline = 120_000;
const limits = { tries: 8, longestWait: 60 } as const;
const modelConcurrency = 8;

/**
 * Runs every sample of a plan that its log does not hold yet, logs it, and computes the report from a second pass over the
 * log: a run that was broken off and resumed gives the same totals as one that was not.
 */
export async function runPlan({
  measurement: given,
  plan,
  parts,
  attempt,
}: PlanRun): Promise<{ report: Report; logFile: string; log: string }> {
  const measurement = { ...given, suite: suiteOn(given.suite, parts.engine.kind) };
  const { suite, configuration, suiteParts, dataDigest = plan.dataset.digest } = measurement;
  const { samples, dataset } = plan;
  const judge = suite.judged === true ? parts.judge : undefined;
  if (judge !== undefined && dataset.manifest.tier === 'departmental' && judge.engine.id !== parts.engine.id)
    throw new AssayError(
      'bad-usage',
      `${suite.name} has departmental data, which was let go to the engine "${parts.engine.id}" alone: "${judge.engine.id}" cannot judge it.`,
    );
  if (dataset.digest !== dataDigest)
    throw new AssayError('dataset-invalid', `The data of ${suite.name} was changed while it was being measured. Measure again.`);
  const clock = performance.now();
  const logFile = logFileOf(suite.name, attempt);
  const path = join(parts.logFolder, logFile);
  const header: LogHeader = {
    kind: 'header',
    attempt,
    suite: suite.name,
    engine: parts.engine.id,
    configuration: configuration.digest,
    suiteDigest: suiteParts.digest,
    dataset: dataset.digest,
    seed: suite.seed,
    samples: samples.length,
    startedAt: parts.now().toISOString(),
    ...(judge === undefined ? {} : { judge: { configuration: judge.configuration, standing: judge.standing } }),
  };
  mkdirSync(parts.logFolder, { recursive: true });
  const ids = new Set(samples.map(({ id }) => id));
  const seal = parts.sealing === undefined ? undefined : sealWith(parts.sealing.privateKey, logSealKind);
  const publicKeys = parts.sealing === undefined ? [] : [parts.sealing.publicKey];
  const { log, done, startedAt } = existsSync(path)
    ? resumeRunLog(path, header, { seal, publicKeys, ids })
    : { log: openRunLog(path, header, seal), done: [], startedAt: header.startedAt };
  try {
    await runRest({ measurement, plan, parts, attempt }, { path, log, done: new Set(done.map(({ id }) => id)) });
    log.append({ kind: 'end', samples: samples.length, finishedAt: parts.now().toISOString() });
  } finally {
    log.close();
  }
  log.finish();
  const written = readRunLog(path);
  const logged = inPlanOrder(written.samples, samples);
  const { metrics: byConfidence, curve } = measureRiskCoverage(suite, logged);
  const judged = withJudge(suite, judge);
  const metrics = { ...measureMetrics(judged, logged), ...measureKappa(suite, logged), ...byConfidence };
  const report: Report = {
    suite: suite.name,
    kind: suite.kind,
    status: logged.length === samples.length ? statusOf(Object.values(metrics)) : 'failed',
    digests: { configuration: configuration.digest, suite: suiteParts.digest, dataset: dataset.digest, log: sha256(written.text) },
    metrics,
    slices: measureSlices(judged, logged),
    ...(curve === undefined ? {} : { curve }),
    timing: {
      startedAt,
      finishedAt: parts.now().toISOString(),
      milliseconds: Math.round(performance.now() - clock),
    },
    tool: suite.tool.name,
    engine: parts.engine.id,
    attempt,
    tier: dataset.manifest.tier,
    samples: logged.length,
    notes: [...plan.notes, ...judged.notes.slice(suite.notes.length)],
    ...(judge === undefined ? {} : { judge: { engine: judge.engine.id, configuration: judge.configuration, standing: judge.standing } }),
  };
  return { report, logFile, log: written.text };
}

/** The name of an attempt's run log. */
export function logFileOf(suite: string, attempt: string): string {
  return `${suite.replaceAll(/[^\w-]/g, '-')}-${attempt}.jsonl`;
}

// --- Internal ---

function guardedAs(guardrails: Guardrails, engine: Engine['kind'] | undefined): Guardrails {
  return engine === undefined ? guardrails : { ...guardrails, open: (run) => guardrails.open({ ...run, engine }) };
}

async function runRest(
  { measurement: { suite, configuration }, plan, parts }: PlanRun,
  { path, log, done }: { readonly path: string; readonly log: RunLog; readonly done: ReadonlySet<string> },
): Promise<void> {
  const common = { store: scratchStore(), now: parts.now, ...(parts.spending === undefined ? {} : { spending: parts.spending }) };
  const runParts: RunParts = {
    ...common,
    tools: new Map([[suite.tool.name, suite.tool]]),
    engine: parts.engine,
    retriever: parts.retrieverFor(suite.corpus?.() ?? []),
    guardrails: guardedAs(parts.guardrails, suite.guardedAs),
    gate: harnessGate(configuration.digest),
  };
  const judging =
    parts.judge === undefined || suite.judged !== true
      ? undefined
      : {
          standing: parts.judge.standing,
          runParts: {
            ...common,
            tools: new Map([[judgeTool.name, judgeTool]]),
            engine: parts.judge.engine,
            retriever: parts.retrieverFor([]),
            guardrails: parts.guardrails,
            gate: harnessGate(parts.judge.configuration),
          },
        };
  const total = plan.samples.length;
  const waiting = plan.samples.filter(({ id }) => !done.has(id));
  const outputs = keepOutputs(outputsFile(path));
  let finished = total - waiting.length;
  const concurrency = parts.engine.kind === 'embedded' ? 1 : (parts.concurrency ?? modelConcurrency);
  try {
    await runPool(
      waiting,
      { ...limits, concurrency },
      (sample) => runSample(suite, sample, { parts: runParts, deadline: sampleDeadline, judging }),
      (sample, { record, said }, tries) => {
        const kept = outputs.keep({ id: sample.id, asked: askedIn(sample), said });
        log.append({ ...record, kept, tries } satisfies SampleRecord);
        finished += 1;
        parts.onProgress?.(finished, total);
      },
      parts.onPool,
    );
  } finally {
    outputs.close();
  }
}

/** What a person would read of an input: its longest text. */
function askedIn({ input }: Sample<unknown, unknown>): string {
  if (typeof input !== 'object' || input === null) return String(input);
  const texts = Object.values(input).filter((value): value is string => typeof value === 'string');
  return texts.sort((a, b) => b.length - a.length)[0] ?? JSON.stringify(input);
}

/** Sums depend on their order in the last bit: the plan's order makes them the same however the samples came in. */
function inPlanOrder(logged: readonly SampleRecord[], samples: readonly Sample<unknown, unknown>[]): readonly SampleRecord[] {
  const records = new Map(logged.map((record) => [record.id, record]));
  return samples.flatMap(({ id }) => records.get(id) ?? []);
}

/** Inconclusive is never a pass; a failure outweighs it. */
function statusOf(metrics: readonly Report['metrics'][string][]): 'passed' | 'failed' | 'inconclusive' {
  const required = metrics.filter(({ kind }) => kind !== 'reported');
  if (required.some(({ passed }) => passed === false)) return 'failed';
  return required.length > 0 && required.every(({ passed }) => passed === true) ? 'passed' : 'inconclusive';
}

/** Step 2 of the walk, answered by the harness: what is measured may run, to be measured. */
function harnessGate(configuration: string): Gate {
  return {
    async decide(tool, engine): Promise<Decision> {
      return {
        tool,
        engine,
        configuration,
        state: 'running',
        isEnabled: true,
        policyDigest: '',
        reasons: [],
        command: '',
        evidence: 'being measured',
      };
    },
  };
}
