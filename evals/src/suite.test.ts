import { defineTool } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineSuite, type Requirement } from './suite.ts';

const tool = defineTool({
  name: 'sample',
  title: 'Sample',
  description: '',
  module: import.meta.url,
  input: z.object({}),
  result: z.object({}),
  on: {},
});

function suiteWith(
  scorers: readonly string[],
  requirements: Readonly<Record<string, Requirement>>,
  riskCoverage?: Readonly<{ confidence: string; right: string; stated: string; precision: number }>,
) {
  const measure = { what: 'it', kind: 'proportion', worst: 0, score: () => 1 } as const;
  return () =>
    defineSuite({
      name: 'sample/accuracy',
      kind: 'accuracy',
      tool,
      module: import.meta.url,
      tier: 'gate',
      seed: 1,
      dataset: { data: new URL('file:///d'), manifest: new URL('file:///m'), schema: z.object({}), clusterOf: () => '', idOf: () => '' },
      samples: () => [],
      scorers: Object.fromEntries(scorers.map((name) => [name, measure])),
      requirements,
      ...(riskCoverage === undefined ? {} : { riskCoverage }),
      unit: 'texts',
      notes: [],
    });
}

describe('defineSuite', () => {
  test('takes a suite that measures and requires something', () => {
    expect(suiteWith(['right'], { right: { kind: 'bound', atLeast: 0.9 } })().name).toBe('sample/accuracy');
  });

  test.each<[string, readonly string[], Readonly<Record<string, Requirement>>, string]>([
    ['no scorer', [], {}, 'has no scorer'],
    ['a requirement on a metric nobody measures', ['right'], { right: { kind: 'reported' }, left: { kind: 'reported' } }, '"left"'],
    ['a metric of which nothing is said', ['right', 'left'], { right: { kind: 'bound', atLeast: 0.9 } }, '"left"'],
    ['nothing required', ['right'], { right: { kind: 'reported' } }, 'requires nothing'],
    ['a bound of exactly 1', ['right'], { right: { kind: 'bound', atLeast: 1 } }, 'invariant'],
    ['a bound of exactly 0', ['right'], { right: { kind: 'bound', atMost: 0 } }, 'invariant'],
  ])('refuses a suite with %s: it could pass without measuring', (_, scorers, requirements, words) => {
    expect(suiteWith(scorers, requirements)).toThrow(words);
  });

  const curve = { confidence: 'sure', right: 'right', stated: 'right', precision: 0.9 };

  test('of a curve, every figure is required or reported, and its scorers measure every sample', () => {
    const told = { sure: { kind: 'reported' }, right: { kind: 'bound', atLeast: 0.9 } } as const;
    expect(suiteWith(['sure', 'right'], told, curve)).toThrow('"precision"');
    expect(suiteWith(['right'], { right: told.right }, curve)).toThrow('works out a figure from "sure"');
    const area = { precision: told.sure, 'coverage-at-precision': told.sure, 'risk-area': told.sure };
    expect(suiteWith(['sure', 'right'], { ...told, ...area }, curve)().riskCoverage).toEqual(curve);
  });
});
