import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Decision,
  type Engine,
  type Gate,
  type Guardrails,
  type PartsList,
  type Report,
  type Retriever,
  type RunParts,
  type Store,
  type StoredDocument,
  sha256,
} from '@assay/core';
import { measureMetrics, measureSlices } from './measure-metrics.ts';
import type { Plan } from './plan-samples.ts';
import { openRunLog, readSampleRecords } from './run-log.ts';
import { runSample } from './run-samples.ts';
import type { AnySuite } from './suite.ts';

/** What samples are run with: the same concrete parts that serve people. */
export interface RunPlanParts {
  readonly engine: Engine;
  readonly guardrails: Guardrails;
  /** Indexes a suite's own corpus. */
  readonly retrieverFor: (documents: readonly StoredDocument[]) => Retriever;
  /** Keeps the runs of the measurement; they are not the deployment's runs. */
  readonly openScratchStore: () => Promise<Store>;
  readonly logFolder: string;
  readonly now: () => Date;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What is measured: a suite on a configuration, both as they are loaded now. */
export interface Measurement {
  readonly suite: AnySuite;
  readonly configuration: PartsList;
  readonly suiteParts: PartsList;
}

interface PlanRun {
  readonly measurement: Measurement;
  readonly plan: Plan;
  readonly parts: RunPlanParts;
  readonly attempt: string;
}

/** Runs every sample of a plan, logs it, and computes the report from the second pass over the log. */
export async function runPlan({ measurement, plan, parts, attempt }: PlanRun): Promise<{ report: Report; logFile: string; log: string }> {
  const { suite, configuration, suiteParts } = measurement;
  const { samples, dataset } = plan;
  const startedAt = parts.now();
  const clock = performance.now();
  mkdirSync(parts.logFolder, { recursive: true });
  const logFile = `${suite.name.replace('/', '-')}-${attempt}.jsonl`;
  const path = join(parts.logFolder, logFile);
  const scratch = await parts.openScratchStore();
  const runParts: RunParts = {
    tools: new Map([[suite.tool.name, suite.tool]]),
    engine: parts.engine,
    retriever: parts.retrieverFor(suite.corpus?.() ?? []),
    guardrails: parts.guardrails,
    gate: harnessGate(configuration.digest),
    store: scratch,
    now: parts.now,
  };
  const log = openRunLog(path, {
    kind: 'header',
    attempt,
    suite: suite.name,
    engine: parts.engine.id,
    configuration: configuration.digest,
    suiteDigest: suiteParts.digest,
    dataset: dataset.digest,
    seed: suite.seed,
    samples: samples.length,
    startedAt: startedAt.toISOString(),
  });
  try {
    for (const [index, sample] of samples.entries()) {
      log.append(await runSample(suite, sample, runParts));
      parts.onProgress?.(index + 1, samples.length);
    }
    log.append({ kind: 'end', samples: samples.length, finishedAt: parts.now().toISOString() });
  } finally {
    log.close();
    await scratch.close();
  }
  const written = readSampleRecords(path);
  const metrics = measureMetrics(suite, written.samples);
  const isWhole = written.samples.length === samples.length;
  const report: Report = {
    suite: suite.name,
    status: isWhole ? statusOf(Object.values(metrics)) : 'failed',
    digests: { configuration: configuration.digest, suite: suiteParts.digest, dataset: dataset.digest, log: sha256(written.text) },
    metrics,
    slices: measureSlices(suite, written.samples),
    timing: {
      startedAt: startedAt.toISOString(),
      finishedAt: parts.now().toISOString(),
      milliseconds: Math.round(performance.now() - clock),
    },
    tool: suite.tool.name,
    engine: parts.engine.id,
    attempt,
    tier: dataset.manifest.tier,
    samples: written.samples.length,
    notes: [...plan.notes],
  };
  return { report, logFile, log: written.text };
}

// --- Internal ---

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
