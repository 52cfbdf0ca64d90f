import { chainLine, type DriftRate, logStart } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { baselineOf, outcomesIn } from './baseline.ts';
import { type DriftPolicy, usualDrift } from './drift-policy.ts';

function logOf(statuses: readonly string[]): string {
  let previous = logStart;
  const records = [{ kind: 'header', suite: 's' }, ...statuses.map((status) => ({ kind: 'sample', id: 'a', status }))];
  return records
    .map((record) => {
      const { line, hash } = chainLine(record, previous);
      previous = hash;
      return `${line}\n`;
    })
    .join('');
}

const outcomes = outcomesIn([logOf([...Array(58).fill('done'), 'blocked', 'cancelled']), logOf(['failed'])]);
const policy: DriftPolicy = {
  ...usualDrift,
  factor: 2,
  expected: [
    { rate: 'wrong', share: 0.05 },
    { rate: 'wrong', tool: 'drafter', share: 0.1 },
    { rate: 'nothing-found', tool: 'policy-search', share: 0.3 },
    { rate: 'blocked', share: 0.001 },
    { rate: 'biased', share: 0.9 },
  ],
};
const of = (rate: DriftRate, tool = 'summariser', measured = outcomes) => baselineOf(rate, { tool, outcomes: measured, policy });

describe('the baseline of a rate', () => {
  test('is what the run logs of the evidence hold, and its limit allows for how few samples there were', () => {
    expect(of('blocked')).toEqual({ source: 'evidence', share: 1 / 60, limit: expect.closeTo(2 * 0.0766, 2) });
    expect(of('withheld')).toEqual({ source: 'evidence', share: 0, limit: expect.closeTo(2 * 0.0487, 2) });
  });

  test.each<[DriftRate, string, number | null, number | null]>([
    ['wrong', 'summariser', 0.05, 0.1],
    ['wrong', 'drafter', 0.1, 0.2],
    ['nothing-found', 'policy-search', 0.3, 0.6],
    ['biased', 'summariser', 0.9, 0.95],
  ])('of %s by %s is what the policy expects, where no suite measures the like', (rate, tool, share, limit) => {
    expect(of(rate, tool)).toEqual({ source: 'policy', share, limit });
  });

  test.each<[DriftRate, string]>([
    ['nothing-found', 'summariser'],
    ['not-useful', 'summariser'],
  ])('of %s by %s is none, and is not made up', (rate, tool) => {
    expect(of(rate, tool)).toEqual({ source: 'none', share: null, limit: null });
  });

  test('is the policy’s where nothing was measured', () => {
    expect(of('blocked', 'summariser', outcomesIn([]))).toEqual({ source: 'policy', share: 0.001, limit: 0.002 });
  });

  test('a broken run log is no baseline', () => {
    expect(() => outcomesIn([logOf(['done']).replace('done', 'fine')])).toThrow('breaks at line 2');
  });
});
