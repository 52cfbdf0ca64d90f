import type { Context, Span, Tracer } from '@opentelemetry/api';

/** One span for each stage of a run, however often it comes to it: from its first call to the end of its last. */
export interface StageSpans {
  during<Result>(stage: string, work: () => Promise<Result>): Promise<Result>;
  end(): void;
}

/** Opens the stages of a run: a run has a handful, and may check a thousand texts. */
export function stageSpans(tracer: Tracer, run: Context): StageSpans {
  const stages = new Map<string, { readonly span: Span; calls: number; busyMs: number; endedAt: number }>();
  const open = (name: string) => {
    const stage = { span: tracer.startSpan(name, {}, run), calls: 0, busyMs: 0, endedAt: performance.now() };
    stages.set(name, stage);
    return stage;
  };

  return {
    async during(name, work) {
      const stage = stages.get(name) ?? open(name);
      const startedAt = performance.now();
      stage.calls += 1;
      try {
        return await work();
      } finally {
        stage.endedAt = performance.now();
        stage.busyMs += stage.endedAt - startedAt;
      }
    },
    end() {
      for (const { span, calls, busyMs, endedAt } of stages.values())
        span.setAttributes({ 'assay.calls': calls, 'assay.busy_ms': Math.round(busyMs * 100) / 100 }).end(endedAt);
      stages.clear();
    },
  };
}
