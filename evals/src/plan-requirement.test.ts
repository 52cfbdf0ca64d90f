import { describe, expect, test } from 'vitest';
import { planRequirement } from './plan-requirement.ts';

describe('planRequirement', () => {
  // Reference: power tables of TOST at a true difference of 0, 80 % power.
  test.each([
    [0.1, 857],
    [0.2, 215],
    [0.3, 96],
  ])('equivalence within %f sd needs %i pairs', (margin, pairs) => {
    expect(planRequirement({ kind: 'equivalence', margin, unit: 'sd', minimumPairs: 2, assumedSd: 1 })?.needed).toBe(pairs);
  });

  test.each([
    [0.2, 395],
    [0.3, 176],
    [0.5, 64],
  ])('at 98 %% power within %f sd it needs about %i pairs', (margin, pairs) => {
    expect(
      Math.abs((planRequirement({ kind: 'equivalence', margin, unit: 'sd', minimumPairs: 2, assumedSd: 1 }, 0.98)?.needed ?? 0) - pairs),
    ).toBeLessThanOrEqual(3);
  });

  test('a margin in the metric’s own units is held against the spread that is assumed', () => {
    const within = (margin: number, assumedSd: number) =>
      planRequirement({ kind: 'equivalence', margin, unit: 'raw', minimumPairs: 2, assumedSd })?.needed;
    expect(within(0.02, 0.1)).toBe(215);
    expect(within(0.02, 0.2)).toBe(857);
  });

  test('a bound nearer to perfect needs more samples, and so does more power', () => {
    const needed = (atLeast: number, power?: number) => planRequirement({ kind: 'bound', atLeast }, power)?.needed ?? 0;
    expect(needed(0.5)).toBeLessThan(needed(0.9));
    expect(needed(0.9)).toBeLessThan(needed(0.98));
    expect(needed(0.9, 0.8)).toBeLessThan(needed(0.9, 0.95));
    expect(planRequirement({ kind: 'bound', atMost: 0.1 })?.needed).toBe(needed(0.9));
  });

  test('an invariant needs its minimum and says what that proves; what is only reported needs nothing', () => {
    expect(planRequirement({ kind: 'invariant', minimum: 59 })).toEqual({
      needed: 59,
      assumption: 'no sample fails; then the failure rate is below 5.0 %',
    });
    expect(planRequirement({ kind: 'reported' })).toBeUndefined();
  });
});
