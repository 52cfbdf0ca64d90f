import { describe, expect, test } from 'vitest';
import { measureRiskCoverage } from './measure-risk-coverage.ts';
import type { SampleRecord } from './run-log.ts';
import type { AnySuite } from './suite.ts';
import { accuracySuite } from './testing/sample-measurement.ts';

const suite: AnySuite = {
  ...accuracySuite((text) => text),
  riskCoverage: { confidence: 'sure', right: 'right', stated: 'stated', precision: 0.9 },
};

function sample(id: string, sure: number, right: number, stated: number): SampleRecord {
  const scores = { sure, right, stated };
  const empty = { code: '', slices: {}, unscored: [], input: '', output: '', kept: '', milliseconds: 1, tries: 1 };
  return { kind: 'sample', id, cluster: id, status: 'done', scores, ...empty };
}

describe('measureRiskCoverage', () => {
  const samples = [sample('a', 0.9, 1, 1), sample('b', 0.8, 0, 1), sample('c', 0.3, 1, 0), sample('d', 0, 0, 0)];

  test('precision is of the stated answers alone, the curve of all', () => {
    const { metrics, curve } = measureRiskCoverage(suite, samples);
    expect(metrics.precision).toMatchObject({ value: 0.5, n: 2, kind: 'reported' });
    expect(metrics['coverage-at-precision']).toMatchObject({ value: 0.25, n: 4 });
    expect(metrics['risk-area']?.low).toBeLessThan(metrics['risk-area']?.value ?? 0);
    expect(curve).toMatchObject({ questions: 4, stated: 0.8, precision: 0.9 });
    expect(curve?.points.map(({ coverage }) => coverage)).toEqual([0.25, 0.5, 0.75]);
  });

  test('a tool that states nothing has no precision to pass with', () => {
    const silent = [sample('a', 0, 0, 0), sample('b', 0, 0, 0)];
    const asked = { ...suite, requirements: { precision: { kind: 'bound', atLeast: 0.5 } } } as AnySuite;
    const { metrics, curve } = measureRiskCoverage(asked, silent);
    expect(metrics.precision).toMatchObject({ value: null, passed: null, reason: 'no sample applied' });
    expect(metrics['risk-area']?.value).toBe(1);
    expect(curve).toMatchObject({ stated: null, points: [] });
  });

  test('a long curve is thinned, and its last point stays', () => {
    const many = Array.from({ length: 300 }, (_, place) => sample(`${place}`, 1 - place / 400, 1, 1));
    const { curve } = measureRiskCoverage(suite, many);
    expect(curve?.points.length).toBeLessThanOrEqual(41);
    expect(curve?.points.at(-1)?.coverage).toBe(1);
  });

  test('the same samples give the same intervals', () => {
    expect(measureRiskCoverage(suite, samples)).toEqual(measureRiskCoverage(suite, samples));
  });

  test('a suite that asks for no curve has none', () => {
    expect(measureRiskCoverage(accuracySuite(String), samples)).toEqual({ metrics: {}, curve: undefined });
  });
});
