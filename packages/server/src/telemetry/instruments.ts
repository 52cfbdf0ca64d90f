import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, type Histogram, type Meter, ROOT_CONTEXT, type Tracer } from '@opentelemetry/api';

/** What spans and figures are made with. */
export interface Instruments {
  readonly tracer: Tracer;
  /** What the work going on just now belongs to. */
  here(): Context;
  inside<Result>(context: Context, work: () => Result): Result;
  readonly requestSeconds: Histogram;
  readonly runSeconds: Histogram;
  readonly modelSeconds: Histogram;
  readonly modelTokens: Histogram;
}

// The bounds that the semantic conventions advise.
const requestBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const modelBounds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const tokenBounds = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864];

/** Makes the instruments; what belongs to what is kept here and not in the process, so that nothing else changes. */
export function instruments(tracer: Tracer, meter: Meter): Instruments {
  const storage = new AsyncLocalStorage<Context>();
  const histogram = (name: string, unit: string, explicitBucketBoundaries: number[]) =>
    meter.createHistogram(name, { unit, advice: { explicitBucketBoundaries } });
  return {
    tracer,
    here: () => storage.getStore() ?? ROOT_CONTEXT,
    inside: (context, work) => storage.run(context, work),
    requestSeconds: histogram('http.server.request.duration', 's', requestBounds),
    runSeconds: histogram('assay.run.duration', 's', modelBounds),
    modelSeconds: histogram('gen_ai.client.operation.duration', 's', modelBounds),
    modelTokens: histogram('gen_ai.client.token.usage', '{token}', tokenBounds),
  };
}
