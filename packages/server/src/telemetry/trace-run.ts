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
  const kept = <Given extends readonly unknown[], Result>(work: (...given: Given) => Promise<Result>) => during(stages, 'store', work);
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
    retriever: { ...retriever, search: during(stages, 'search', retriever.search) },
    store: {
      ...store,
      audit: { ...audit, append: kept(audit.append) },
      runs: { ...runs, open: kept(runs.open), accept: kept(runs.accept), append: kept(runs.append), close: kept(runs.close) },
    },
  };
}

/** The same function, whatever it is given, timed as part of a stage. */
function during<Given extends readonly unknown[], Result>(stages: StageSpans, stage: string, work: (...given: Given) => Promise<Result>) {
  return (...given: Given) => stages.during(stage, () => work(...given));
}

function watchedSession(session: GuardSession, stages: StageSpans): GuardSession {
  const checked = <Given extends readonly unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    during(stages, 'guardrails output', work);
  return {
    ...session,
    check: (text, at) => stages.during(`guardrails ${at.stage}`, () => session.check(text, at)),
    tryStatement: checked(session.tryStatement),
    checkResult: checked(session.checkResult),
    output() {
      const output = session.output();
      return { ...output, push: checked(output.push), finish: checked(output.finish) };
    },
  };
}
