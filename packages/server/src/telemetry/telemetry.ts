import { AssayError, type Json, messageOf, type RunParts, type RunRequest, type ToolRun } from '@assay/core';
import type { MiddlewareHandler } from 'hono';
import { telemetrySettings } from './telemetry-settings.ts';

/** Traces and metrics for a collector: names of parts and numbers, nothing of a person or a text. */
export interface Telemetry {
  /** Gives each request a span. */
  readonly trace: MiddlewareHandler;
  /** `runTool`, with a span for the run and for what it is made of. */
  run(parts: RunParts, request: RunRequest): Promise<ToolRun>;
  /** Sends what is left, if the collector takes it soon. */
  close(): Promise<void>;
}

/** Opens OpenTelemetry where its standard variables name a collector; without them nothing of it is loaded. */
export async function openTelemetry(
  environment: Readonly<Record<string, string | undefined>>,
  log: (line: Readonly<Record<string, Json>>) => void,
): Promise<Telemetry | undefined> {
  const settings = telemetrySettings(environment);
  if (settings === undefined) return undefined;
  const { exportTelemetry } = await import('./export-telemetry.ts').catch((cause: unknown) => {
    if (!messageOf(cause).includes('@opentelemetry/')) throw cause;
    throw new AssayError(
      'bad-usage',
      'The variables OTEL_EXPORTER_OTLP_… name a collector, and the packages of OpenTelemetry are not installed. Install with them (npm ci), or leave the variables out.',
      { cause },
    );
  });
  return exportTelemetry(settings, log);
}
