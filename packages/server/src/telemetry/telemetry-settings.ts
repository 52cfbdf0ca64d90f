import { AssayError } from '@assay/core';

/** Where a signal is sent and in which dress of OTLP over HTTP. */
interface SignalSettings {
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
}

/** What the standard variables of OpenTelemetry ask for. */
export interface TelemetrySettings {
  readonly traces: SignalSettings | undefined;
  readonly metrics: SignalSettings | undefined;
  /** How long one export may take; a variable of the SDK's own decides where it is set. */
  readonly timeoutMs: number | undefined;
  readonly metricsEveryMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A collector that is down must not keep a server from stopping. */
const usualTimeoutMs = 3_000;

/** Reads the variables; undefined where no collector is named, or the SDK is turned off. */
export function telemetrySettings(environment: Environment): TelemetrySettings | undefined {
  if (valueIn(environment, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return undefined;
  const [traces, metrics] = [signal('TRACES', environment), signal('METRICS', environment)];
  if (traces === undefined && metrics === undefined) return undefined;
  const hasTimeout = Object.keys(environment).some((name) => /^OTEL_EXPORTER_OTLP_(?:\w+_)?TIMEOUT$/.test(name));
  return {
    traces,
    metrics,
    timeoutMs: hasTimeout ? undefined : usualTimeoutMs,
    metricsEveryMs: positive('OTEL_METRIC_EXPORT_INTERVAL', environment) ?? 60_000,
  };
}

// --- Internal ---

/** A variable that is set to nothing counts as one that is not set. */
function valueIn(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function signal(name: 'TRACES' | 'METRICS', environment: Environment): SignalSettings | undefined {
  const everything = valueIn(environment, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const own = valueIn(environment, `OTEL_EXPORTER_OTLP_${name}_ENDPOINT`);
  const exporter = valueIn(environment, `OTEL_${name}_EXPORTER`) ?? 'otlp';
  if ((own ?? everything) === undefined || exporter === 'none') return undefined;
  if (exporter !== 'otlp') throw unknown(`OTEL_${name}_EXPORTER`, exporter, '"otlp" or "none"');
  const [place, url] =
    own === undefined
      ? ['OTEL_EXPORTER_OTLP_ENDPOINT', `${everything?.replace(/\/$/, '')}/v1/${name.toLowerCase()}`]
      : [`OTEL_EXPORTER_OTLP_${name}_ENDPOINT`, own];
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw unknown(place, own ?? everything ?? '', 'an address with http:// or https://');
  return { url, protocol: protocolOf(name, environment) };
}

function protocolOf(name: string, environment: Environment): SignalSettings['protocol'] {
  const own = `OTEL_EXPORTER_OTLP_${name}_PROTOCOL`;
  const place = valueIn(environment, own) === undefined ? 'OTEL_EXPORTER_OTLP_PROTOCOL' : own;
  const protocol = valueIn(environment, place) ?? 'http/protobuf';
  if (protocol !== 'http/protobuf' && protocol !== 'http/json') throw unknown(place, protocol, '"http/protobuf" or "http/json"');
  return protocol;
}

function positive(name: string, environment: Environment): number | undefined {
  const text = valueIn(environment, name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw unknown(name, text, 'a number of milliseconds');
  return Number(text);
}

function unknown(name: string, value: string, wanted: string): AssayError {
  return new AssayError('bad-usage', `${name} is "${value}", and it must be ${wanted}. Change it, or leave it out to send nothing.`);
}
