import { describe, expect, test } from 'vitest';
import { telemetrySettings } from './telemetry-settings.ts';

const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
const protobuf = 'http/protobuf';

describe('the standard variables', () => {
  test.each<[string, Record<string, string>]>([
    ['without any', {}],
    ['set to nothing', { OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
    ['with a name for the server alone', { OTEL_SERVICE_NAME: 'assay' }],
    ['with the SDK turned off', { ...endpoint, OTEL_SDK_DISABLED: 'TRUE' }],
    ['with no exporter wanted', { ...endpoint, OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' }],
  ])('%s nothing is sent', (_, environment) => {
    expect(telemetrySettings(environment)).toBeUndefined();
  });

  test.each<[string, Record<string, string>, string | undefined, string | undefined]>([
    ['one place for both', endpoint, 'http://127.0.0.1:4318/v1/traces', 'http://127.0.0.1:4318/v1/metrics'],
    [
      'a path before',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://c.example/otlp/' },
      'https://c.example/otlp/v1/traces',
      'https://c.example/otlp/v1/metrics',
    ],
    ['a place of its own, as it is', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c:1/in' }, 'http://c:1/in', undefined],
    ['one signal left out', { ...endpoint, OTEL_METRICS_EXPORTER: 'none' }, 'http://127.0.0.1:4318/v1/traces', undefined],
  ])('%s', (_, environment, traces, metrics) => {
    const settings = telemetrySettings(environment);
    expect([settings?.traces?.url, settings?.metrics?.url]).toEqual([traces, metrics]);
  });

  test('protobuf is usual, JSON can be asked for, for one signal too', () => {
    const protocols = (more: Record<string, string>) => {
      const settings = telemetrySettings({ ...endpoint, ...more });
      return [settings?.traces?.protocol, settings?.metrics?.protocol];
    };
    expect(protocols({})).toEqual([protobuf, protobuf]);
    expect(protocols({ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' })).toEqual(['http/json', 'http/json']);
    expect(protocols({ OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json' })).toEqual(['http/json', protobuf]);
  });

  test('a time of one’s own is left to the SDK, which reads it', () => {
    expect(telemetrySettings(endpoint)?.timeoutMs).toBe(3_000);
    expect(telemetrySettings({ ...endpoint, OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '100' })?.timeoutMs).toBeUndefined();
  });

  test.each<[Record<string, string>, string]>([
    [{ ...endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL is "grpc"'],
    [{ ...endpoint, OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_METRICS_PROTOCOL is "grpc"'],
    [{ ...endpoint, OTEL_TRACES_EXPORTER: 'zipkin' }, 'OTEL_TRACES_EXPORTER is "zipkin"'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is "collector"'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' }, 'an address with http:// or https://'],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'file:///x' }, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is'],
    [{ ...endpoint, OTEL_METRIC_EXPORT_INTERVAL: '0' }, 'a number of milliseconds'],
  ])('%j is an error in words', (environment, words) => {
    expect(() => telemetrySettings(environment)).toThrow(words);
  });
});
