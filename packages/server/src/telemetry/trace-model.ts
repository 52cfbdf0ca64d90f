import { AssayError, type ModelEngine } from '@assay/core';
import { type Attributes, type Context, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Instruments } from './instruments.ts';

/** The same engine; each call has a span and figures, named as the semantic conventions for generative AI do. */
export function traceModel(engine: ModelEngine, run: Context, { tracer, modelSeconds, modelTokens }: Instruments): ModelEngine {
  const model = modelOf(engine);
  const named: Attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': providerOf(engine),
    'gen_ai.request.model': model,
  };
  return {
    ...engine,
    async *chat(request, signal) {
      const startedAt = performance.now();
      const attributes = { ...named, 'gen_ai.output.type': request.format === undefined ? 'text' : 'json' };
      const span = tracer.startSpan(`chat ${model}`, { kind: SpanKind.CLIENT, attributes }, run);
      let failed: Attributes = {};
      try {
        for await (const event of engine.chat(request, signal)) {
          if (event.type === 'usage') {
            span.setAttributes({ 'gen_ai.usage.input_tokens': event.input, 'gen_ai.usage.output_tokens': event.output });
            modelTokens.record(event.input, { ...named, 'gen_ai.token.type': 'input' });
            modelTokens.record(event.output, { ...named, 'gen_ai.token.type': 'output' });
          }
          yield event;
        }
      } catch (error) {
        // What an endpoint says of an error may quote what it was asked: the code alone is told.
        failed = { 'error.type': error instanceof AssayError ? error.code : '_OTHER' };
        span.setAttributes(failed).setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        modelSeconds.record((performance.now() - startedAt) / 1_000, { ...named, ...failed });
        span.end();
      }
    },
  };
}

// --- Internal ---

function settingOf({ parameters }: ModelEngine, name: string): string | undefined {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) return undefined;
  const value = Object.entries(parameters).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}

function modelOf(engine: ModelEngine): string {
  return settingOf(engine, 'model') ?? engine.id;
}

/** The wire is what is known of an endpoint; the conventions name it by that. */
function providerOf(engine: ModelEngine): string {
  return settingOf(engine, 'kind') === 'openai-compatible' ? 'openai' : engine.id;
}
