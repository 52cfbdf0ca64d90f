import { expect, test } from 'vitest';
import type { UsageEntry } from './meter.ts';
import { sumUsage } from './sum-usage.ts';

const entry = (changes: Partial<UsageEntry>): UsageEntry => ({
  at: '2026-03-01T10:00:00Z',
  run: 'r',
  tool: 'echo',
  engine: 'house',
  caller: 'ann',
  groups: ['pilot'],
  input: 10,
  output: 1,
  pounds: 0.5,
  isEstimated: false,
  ...changes,
});

test('what was used is summed up by each key, in order', () => {
  const entries = [entry({ tool: 'other', isEstimated: true }), entry({}), entry({ at: '2026-03-02T10:00:00Z', caller: 'ben' })];
  const two = { runs: 2, input: 20, output: 2, pounds: 1, estimated: 0 };
  const one = { runs: 1, input: 10, output: 1, pounds: 0.5, estimated: 1 };
  expect(sumUsage(entries, 'tool').rows).toEqual([
    { of: 'echo', ...two },
    { of: 'other', ...one },
  ]);
  expect(sumUsage(entries, 'person').rows.map(({ of, runs }) => [of, runs])).toEqual([
    ['ann', 2],
    ['ben', 1],
  ]);
  expect(sumUsage(entries, 'day').rows.map(({ of }) => of)).toEqual(['2026-03-01', '2026-03-02']);
  expect(sumUsage(entries, 'engine').total).toEqual({ runs: 3, input: 30, output: 3, pounds: 1.5, estimated: 1 });
});

test('a run of somebody in two groups counts in both, and once in all', () => {
  const { rows, total } = sumUsage([entry({ groups: ['a', 'b'] }), entry({ groups: [] })], 'group');
  expect(rows.map(({ of, runs }) => [of, runs])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
  expect(total.runs).toBe(2);
});

test('nothing used is no row and a sum of nothing', () => {
  expect(sumUsage([], 'tool')).toEqual({ rows: [], total: { runs: 0, input: 0, output: 0, pounds: 0, estimated: 0 } });
});
