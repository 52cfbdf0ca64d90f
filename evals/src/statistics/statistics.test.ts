import { describe, expect, test } from 'vitest';
import { meanInterval, meanWithClusters, type Observation } from './mean-interval.ts';
import { failureBound, proportionInterval, wilson } from './proportion-interval.ts';
import { standardisedDifference } from './standardised-difference.ts';

const apart = (values: readonly number[]): Observation[] => values.map((value, index) => ({ value, cluster: `c${index}` }));

describe('wilson', () => {
  // Computed from the formula of Wilson (1927) with 40 decimal digits.
  test.each([
    [0.5, 10, 0.26927182113826, 0.73072817886173],
    [0.9, 60, 0.81808004588525, 0.94740251524012],
    [1, 30, 0.9172756918749, 1],
    [0, 30, 0, 0.08272430812509],
    [0.25, 200, 0.2031997101593, 0.30347387016808],
  ])('%f of %i', (proportion, n, low, high) => {
    const interval = wilson(proportion, n);
    expect(interval.low).toBeCloseTo(low, 9);
    expect(interval.high).toBeCloseTo(high, 9);
  });

  test('the interval never leaves 0 to 1 and narrows as samples are added', () => {
    for (const proportion of [0, 0.01, 0.5, 0.99, 1]) {
      const widths = [5, 50, 500].map((n) => {
        const { low, high } = wilson(proportion, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        return high - low;
      });
      expect(widths).toEqual([...widths].sort((a, b) => b - a));
    }
  });
});

describe('clusters', () => {
  const observations = [
    { value: 1, cluster: 'a' },
    { value: 0, cluster: 'a' },
    { value: 1, cluster: 'b' },
    { value: 1, cluster: 'b' },
    { value: 0, cluster: 'c' },
    { value: 1, cluster: 'd' },
  ];

  test('the mean has the cluster-robust standard error of Miller (2024), appendix A', () => {
    const { value, standardError, clusters } = meanWithClusters(observations);
    expect(value).toBeCloseTo(2 / 3, 12);
    expect(standardError).toBeCloseTo(0.20286020648339487, 12);
    expect(clusters).toBe(4);
  });

  test('its interval uses Student with one degree of freedom fewer than clusters', () => {
    const { low, high } = meanInterval(observations);
    expect(low).toBeCloseTo(0.18926287435, 9);
    expect(high).toBeCloseTo(1.14407045898, 9);
  });

  test('copies of a sample are no new evidence: the interval does not narrow', () => {
    const once = apart([1, 1, 0, 1, 0, 1, 1, 1]);
    const tenfold = Array.from({ length: 10 }, () => once).flat();
    const width = ({ low, high }: { low: number | null; high: number | null }) => (high ?? 0) - (low ?? 0);
    expect(width(proportionInterval(tenfold))).toBeGreaterThanOrEqual(0.95 * width(proportionInterval(once)));
    expect(width(meanInterval(tenfold))).toBeCloseTo(width(meanInterval(once)), 9);
  });

  test('one cluster, or none, gives no interval, never a narrow one', () => {
    expect(meanInterval([])).toEqual({ value: null, low: null, high: null, n: 0, clusters: 0 });
    const single = meanInterval([1, 2, 3].map((value) => ({ value, cluster: 'only' })));
    expect(single).toMatchObject({ value: 2, low: null, high: null, clusters: 1 });
  });
});

test('no failure in 60 trials bounds the failure rate at 4.9 % (Clopper and Pearson 1934)', () => {
  expect(failureBound(60)).toBeCloseTo(0.04870291331, 9);
});

describe('the standardised difference', () => {
  test('differences that are all 0 are equal beyond doubt', () => {
    expect(standardisedDifference(apart([0, 0, 0, 0]))).toMatchObject({ value: 0, low: 0, high: 0 });
  });

  test('differences that are all alike but not 0 are outside every margin', () => {
    const { low, value } = standardisedDifference(apart([-0.2, -0.2, -0.2]));
    expect(value).toBe(-Number.MAX_VALUE);
    expect(low).toBe(-Number.MAX_VALUE);
  });

  test('a difference is told in units of its own spread, with its sign', () => {
    const { value, low, high } = standardisedDifference(apart([1, 2, 3, 4, 5]));
    expect(value).toBeCloseTo(3 / Math.sqrt(2.5), 12);
    expect(low).toBeLessThan(value ?? 0);
    expect(high).toBeGreaterThan(value ?? 0);
    expect(standardisedDifference(apart([-1, -2, -3, -4, -5])).value).toBeCloseTo(-3 / Math.sqrt(2.5), 12);
  });
});
