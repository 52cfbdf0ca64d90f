import type { Json } from '@assay/core';
import type { SampleRecord } from '../run-log.ts';
import type { RunView } from './run-view.ts';

/**
 * A run as an Inspect `EvalLog`, version 2 (UK AI Security Institute, inspect_ai, `inspect-openapi.json`), so that Inspect's
 * viewer and tools open it. What Inspect has no place for, above all the digests, is in `eval.metadata`.
 */
export function inspectLog(run: RunView): { readonly [key: string]: Json } {
  const { report, suite, samples } = run;
  const { startedAt, finishedAt } = report.timing;
  const model = `assay/${report.engine}`;
  return {
    version: 2,
    status: 'success',
    eval: {
      eval_id: report.attempt,
      run_id: report.attempt,
      created: startedAt,
      task: report.suite,
      task_id: report.attempt,
      task_version: 0,
      task_attribs: {},
      task_args: {},
      task_args_passed: {},
      solver_args_passed: {},
      dataset: { name: report.suite, samples: samples.length, sample_ids: samples.map(({ id }) => id), shuffled: false },
      model,
      model_generate_config: {},
      model_args: {},
      config: {},
      packages: {},
      metadata: { ...report.digests, tool: report.tool, tier: report.tier, assay_status: report.status, notes: report.notes },
    },
    plan: { name: 'plan', steps: [{ solver: report.tool, params: {}, params_passed: {} }], config: {} },
    results: {
      total_samples: samples.length,
      completed_samples: samples.filter(({ unscored }) => unscored.length === 0).length,
      scores: Object.entries(report.metrics).map(([name, { value, low, high, n, clusters, threshold, kind, passed }]) => ({
        name,
        scorer: name,
        params: {},
        scored_samples: n,
        metrics: numbers({ mean: value, low, high }),
        metadata: { clusters, threshold, kind, passed },
      })),
    },
    stats: { started_at: startedAt, completed_at: finishedAt, model_usage: {}, role_usage: {} },
    invalidated: false,
    tags: [report.status, report.tier],
    metadata: {},
    samples: samples.map((sample) => sampleOf(run, sample, model)),
    // Inspect shows how scores of repeated samples were put together; every sample is run once.
    reductions: Object.keys(suite.scorers).map((scorer) => ({
      scorer,
      samples: samples.flatMap(({ id, scores }) =>
        typeof scores[scorer] === 'number' ? [{ sample_id: id, value: scores[scorer], history: [] }] : [],
      ),
    })),
  };
}

// --- Internal ---

function sampleOf({ outputs }: RunView, sample: SampleRecord, model: string): Json {
  const output = outputs.get(sample.id);
  const [asked, said] = [output?.asked ?? '', output?.said ?? ''];
  return {
    id: sample.id,
    epoch: 1,
    input: asked,
    target: '',
    messages: [
      { role: 'user', content: asked },
      { role: 'assistant', content: said },
    ],
    output: {
      model,
      choices: [
        { message: { role: 'assistant', content: said, source: 'generate' }, stop_reason: sample.status === 'done' ? 'stop' : 'unknown' },
      ],
      completion: said,
    },
    scores: Object.fromEntries(
      Object.entries(sample.scores).flatMap(([name, value]) =>
        value === null
          ? []
          : [[name, { value, explanation: sample.unscored.includes(name) ? 'not scored: counted as the worst' : '', history: [] }]],
      ),
    ),
    metadata: {
      cluster: sample.cluster,
      status: sample.status,
      code: sample.code,
      input: sample.input,
      output: sample.output,
      ...sample.slices,
      ...(sample.pair ?? {}),
    },
    store: {},
    events: [],
    model_usage: {},
    role_usage: {},
    attachments: {},
    total_time: sample.milliseconds / 1000,
  };
}

function numbers(values: Readonly<Record<string, number | null>>): { readonly [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, { name, value, params: {} }]])),
  );
}
