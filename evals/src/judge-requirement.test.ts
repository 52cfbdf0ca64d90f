import { describe, expect, test } from 'vitest';
import { judgeRequirement } from './judge-requirement.ts';
import type { Interval } from './statistics/interval.ts';
import type { Requirement } from './suite.ts';

const interval = (changes: Partial<Interval>): Interval => ({ value: 0.95, low: 0.9, high: 0.98, n: 100, clusters: 100, ...changes });

describe('judgeRequirement', () => {
  test.each<[string, Partial<Interval>, Requirement, boolean | null, string]>([
    ['a bound is met when the interval clears it', {}, { kind: 'bound', atLeast: 0.9 }, true, ''],
    ['a value over the bound whose interval is not proves nothing', { low: 0.85 }, { kind: 'bound', atLeast: 0.9 }, null, 'too few'],
    ['a value under the bound fails', { value: 0.8, low: 0.7 }, { kind: 'bound', atLeast: 0.9 }, false, 'below'],
    ['an upper bound is met from above', { value: 0.01, low: 0, high: 0.04 }, { kind: 'bound', atMost: 0.05 }, true, ''],
    ['an upper bound is failed from above', { value: 0.1, low: 0.05, high: 0.2 }, { kind: 'bound', atMost: 0.05 }, false, 'above'],
    ['too few sources prove nothing', { clusters: 29 }, { kind: 'bound', atLeast: 0.9 }, null, '29 sources'],
    ['no interval proves nothing', { low: null, high: null }, { kind: 'bound', atLeast: 0.9 }, null, 'fewer than two'],
    ['no sample proves nothing', { value: null, n: 0 }, { kind: 'bound', atLeast: 0.9 }, null, 'no sample applied'],
    ['an invariant holds for all', { value: 1 }, { kind: 'invariant', minimum: 60 }, true, 'held for all 100'],
    ['one failure breaks an invariant', { value: 0.99 }, { kind: 'invariant', minimum: 60 }, false, '1 of 100'],
    ['an invariant on too few samples proves nothing', { value: 1, n: 59 }, { kind: 'invariant', minimum: 60 }, null, '59 samples'],
    ['an invariant on no sample proves nothing', { value: null, n: 0 }, { kind: 'invariant', minimum: 60 }, null, 'no sample'],
    ['equivalence needs the whole interval inside', { value: 0.01, low: -0.1, high: 0.12 }, equivalence(), true, ''],
    ['an interval that reaches out proves nothing', { value: 0.1, low: -0.1, high: 0.31 }, equivalence(), null, 'beyond the margin'],
    ['a difference outside fails', { value: -0.5, low: -0.7, high: -0.3 }, equivalence(), false, 'outside the margin'],
    ['too few pairs prove nothing', { value: 0, low: 0, high: 0, n: 99 }, equivalence(), null, '99 pairs'],
    ['too few templates prove nothing', { value: 0, low: 0, high: 0, clusters: 29 }, equivalence(), null, '29 templates'],
    ['what is only reported is not judged', { value: 0 }, { kind: 'reported' }, null, ''],
  ])('%s', (_, changes, requirement, passed, words) => {
    const judged = judgeRequirement(interval(changes), requirement);
    expect(judged.passed).toBe(passed);
    expect(judged.reason ?? '').toContain(words);
  });
});

function equivalence(): Requirement {
  return { kind: 'equivalence', margin: 0.3, unit: 'raw', minimumPairs: 100, assumedSd: 1 };
}
