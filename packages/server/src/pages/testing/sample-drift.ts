import type { DriftReading } from '@assay/core';

/** A reading as tests need one: a rate that is not above its limit. */
export function sampleReading(changes: Partial<DriftReading> = {}): DriftReading {
  return {
    tool: 'summariser',
    engine: 'embedded',
    configuration: 'c0ffee',
    rate: 'withheld',
    state: 'steady',
    baseline: { source: 'evidence', share: 0.0125, limit: 0.0689 },
    people: 84,
    hits: 3,
    runs: 412,
    low: 0.0049,
    high: 0.1342,
    breach: null,
    ...changes,
  };
}

/** One reading of each state, and of a tool that nobody used. */
export const sampleReadings: readonly DriftReading[] = [
  sampleReading(),
  sampleReading({ rate: 'blocked', hits: 0, low: 0, high: 0.0871 }),
  sampleReading({
    rate: 'wrong',
    state: 'breach',
    baseline: { source: 'policy', share: 0.05, limit: 0.075 },
    people: 61,
    hits: 19,
    runs: 77,
    low: 0.1741,
    high: 0.4809,
    breach: { at: '2026-02-27T08:15:00.000Z', turnsOff: true },
  }),
  sampleReading({
    rate: 'biased',
    state: 'too-few',
    baseline: { source: 'policy', share: 0.01, limit: 0.015 },
    people: 4,
    hits: 1,
    runs: 5,
    low: 0.003,
    high: 0.87,
  }),
  sampleReading({
    rate: 'nothing-found',
    state: 'not-tested',
    baseline: { source: 'none', share: null, limit: null },
    people: 0,
    hits: 0,
    runs: 0,
    low: 0,
    high: 1,
  }),
  sampleReading({ tool: 'drafter', people: 0, hits: 0, runs: 0, low: 0, high: 1 }),
];
