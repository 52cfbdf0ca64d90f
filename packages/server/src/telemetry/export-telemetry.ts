import type { Json } from '@assay/core';
import { createNoopMeter } from '@opentelemetry/api';
import { setGlobalErrorHandler } from '@opentelemetry/core';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { serverVersion } from '../server-version.ts';
import { instruments } from './instruments.ts';
import type { Telemetry } from './telemetry.ts';
import type { TelemetrySettings } from './telemetry-settings.ts';
import { traceRequests } from './trace-requests.ts';
import { traceRun } from './trace-run.ts';

/** So long a stop waits for the collector. */
const lastWordsMs = 5_000;

/** Opens what sends to the collector: in batches, beside the work, and dropped where it cannot be sent. */
export async function exportTelemetry(
  settings: TelemetrySettings,
  log: (line: Readonly<Record<string, Json>>) => void,
): Promise<Telemetry> {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'assay', 'service.version': serverVersion() }))
    .merge(detectResources({ detectors: [envDetector] }));
  const [spans, figures] = await Promise.all([spanExporter(settings), metricExporter(settings)]);
  const tracing = new BasicTracerProvider({ resource, spanProcessors: spans === undefined ? [] : [new BatchSpanProcessor(spans)] });
  const exportIntervalMillis = settings.metricsEveryMs;
  const readers =
    figures === undefined
      ? []
      : [
          new PeriodicExportingMetricReader({
            exporter: figures,
            exportIntervalMillis,
            exportTimeoutMillis: Math.min(exportIntervalMillis, 30_000),
          }),
        ];
  const metering = readers.length === 0 ? undefined : new MeterProvider({ resource, readers });
  let isTold = false;
  setGlobalErrorHandler(() => {
    // What the collector says of it may hold anything, and once is enough.
    if (!isTold) log({ telemetry: 'The OpenTelemetry collector does not take what it is sent. It is dropped; nothing else is concerned.' });
    isTold = true;
  });
  const made = instruments(tracing.getTracer('assay', serverVersion()), metering?.getMeter('assay', serverVersion()) ?? createNoopMeter());
  return {
    trace: traceRequests(made),
    run: traceRun(made),
    async close() {
      const sent = Promise.allSettled([tracing.shutdown(), metering?.shutdown()]);
      let timer: NodeJS.Timeout | undefined;
      const waited = new Promise((resolve) => {
        timer = setTimeout(resolve, lastWordsMs);
      });
      await Promise.race([sent, waited]);
      clearTimeout(timer);
    },
  };
}

// --- Internal ---

const given = ({ timeoutMs }: TelemetrySettings, url: string) => ({
  url,
  ...(timeoutMs === undefined ? {} : { timeoutMillis: timeoutMs }),
});

async function spanExporter(settings: TelemetrySettings): Promise<SpanExporter | undefined> {
  const { traces } = settings;
  if (traces === undefined) return undefined;
  const { OTLPTraceExporter } = await (traces.protocol === 'http/json'
    ? import('@opentelemetry/exporter-trace-otlp-http')
    : import('@opentelemetry/exporter-trace-otlp-proto'));
  return new OTLPTraceExporter(given(settings, traces.url));
}

async function metricExporter(settings: TelemetrySettings): Promise<PushMetricExporter | undefined> {
  const { metrics } = settings;
  if (metrics === undefined) return undefined;
  const { OTLPMetricExporter } = await (metrics.protocol === 'http/json'
    ? import('@opentelemetry/exporter-metrics-otlp-http')
    : import('@opentelemetry/exporter-metrics-otlp-proto'));
  return new OTLPMetricExporter(given(settings, metrics.url));
}
