import { type GuardSession, type RunParts, type RunRequest, runTool, type ToolRun } from '@assay/core';
import { type Context, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Instruments } from './instruments.ts';
import { type StageSpans, stageSpans } from './stage-spans.ts';
import { traceModel } from './trace-model.ts';

/** `runTool` with a span for the run and, below it, gate, guardrails by stage, search, model calls and store. */
export function traceRun(instruments: Instruments): (parts: RunParts, request: RunRequest) => Promise<ToolRun> {
  const { tracer, here, inside, runSeconds } = instruments;
  return async (parts, request) => {
    // A name that came from outside is one of ours, or none.
    const tool = parts.tools.has(request.tool) ? request.tool : 'unknown';
    const named = { 'assay.tool': tool, 'assay.engine': parts.engine.id };
    const parent = here();
    const span = tracer.startSpan(`run ${tool}`, { attributes: named }, parent);
    const run = trace.setSpan(parent, span);
    const stages = stageSpans(tracer, run);
    const startedAt = performance.now();
    const end = (outcome: string, isFailure: boolean) => {
      stages.end();
      runSeconds.record((performance.now() - startedAt) / 1_000, { ...named, 'assay.outcome': outcome });
      span.setAttribute('assay.outcome', outcome);
      if (isFailure) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
    try {
      const started = await inside(run, () => runTool(watched(parts, { instruments, run, span, stages }), request));
      if (started.status === 'refused') {
        end(started.code, false);
        return started;
      }
      void started.finished.then((outcome) => {
        const { input, output } = outcome.used;
        if (input + output > 0) span.setAttributes({ 'gen_ai.usage.input_tokens': input, 'gen_ai.usage.output_tokens': output });
        if (outcome.status !== 'done') span.setAttribute('error.type', outcome.code);
        end(outcome.status, outcome.status === 'failed');
      });
      return started;
    } catch (error) {
      end('failed', true);
      throw error;
    }
  };
}

// --- Internal ---

interface Watching {
  readonly instruments: Instruments;
  readonly run: Context;
  readonly span: Span;
  readonly stages: StageSpans;
}

/** The same parts, each of whose calls is timed; what they are given and answer is not looked at. */
function watched(parts: RunParts, { instruments, run, span, stages }: Watching): RunParts {
  const { gate, guardrails, retriever, store, engine } = parts;
  const { audit, runs } = store;
  const kept = <Result>(work: () => Promise<Result>) => stages.during('store', work);
  return {
    ...parts,
    engine: engine.kind === 'model' ? traceModel(engine, run, instruments) : engine,
    gate: {
      async decide(tool, id, caller) {
        const decision = await stages.during('gate', () => gate.decide(tool, id, caller));
        span.setAttributes({ 'assay.gate.state': decision.state, 'assay.configuration': decision.configuration });
        return decision;
      },
    },
    guardrails: { ...guardrails, open: (about) => watchedSession(guardrails.open(about), stages) },
    retriever: { ...retriever, search: (request, caller) => stages.during('search', () => retriever.search(request, caller)) },
    store: {
      ...store,
      audit: { ...audit, append: (entry, seal) => kept(() => audit.append(entry, seal)) },
      runs: {
        ...runs,
        open: (one) => kept(() => runs.open(one)),
        accept: (id, input) => kept(() => runs.accept(id, input)),
        append: (id, event) => kept(() => runs.append(id, event)),
        close: (id, status, restorations) => kept(() => runs.close(id, status, restorations)),
      },
    },
  };
}

function watchedSession(session: GuardSession, { during }: StageSpans): GuardSession {
  const checked = <Result>(work: () => Promise<Result>) => during('guardrails output', work);
  return {
    ...session,
    check: (text, at) => during(`guardrails ${at.stage}`, () => session.check(text, at)),
    tryStatement: (statement) => checked(() => session.tryStatement(statement)),
    checkResult: (text) => checked(() => session.checkResult(text)),
    output() {
      const output = session.output();
      return { push: (statement) => checked(() => output.push(statement)), finish: () => checked(() => output.finish()) };
    },
  };
}
