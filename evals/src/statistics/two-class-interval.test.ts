import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from './area-under-curve.ts';
import { seededRandom } from './seeded-random.ts';
import { type TwoClassSample, twoClassInterval } from './two-class-interval.ts';
import { areaOfCounts, balancedAccuracyOf, heldBackAt } from './two-class-statistics.ts';

const random = seededRandom(7);
const samples = Array.from({ length: 200 }, (_, place): TwoClassSample => {
  const isPositive = place % 3 === 0;
  return { isPositive, score: Math.round(20 * (random() + (isPositive ? 0.3 : 0))), cluster: `${place}` };
});
const scores = (wanted: boolean) => samples.filter(({ isPositive }) => isPositive === wanted).map(({ score }) => score);

describe('two-class intervals', () => {
  test('the area by counts is the area by ranks, inside its interval', () => {
    const { value, low, high, n, clusters } = twoClassInterval(samples, () => areaOfCounts, { seed: 1 });
    expect(value).toBeCloseTo(areaUnderCurve(scores(true), scores(false)), 12);
    expect(low ?? 1).toBeLessThan(value ?? 0);
    expect(high ?? 0).toBeGreaterThan(value ?? 1);
    // Hanley and McNeil (1982) give about ±1.645 times 0.034 for this area and these sizes.
    expect((high ?? 0) - (low ?? 0)).toBeGreaterThan(0.07);
    expect((high ?? 0) - (low ?? 0)).toBeLessThan(0.16);
    expect([n, clusters]).toEqual([200, 200]);
  });

  test('the same seed gives the same bounds, and fewer clusters wider ones', () => {
    const measure = (of: readonly TwoClassSample[]) => twoClassInterval(of, () => areaOfCounts, { seed: 1 });
    expect(measure(samples)).toEqual(measure(samples));
    const few = measure(samples.map((sample) => ({ ...sample, cluster: `${sample.isPositive}${sample.score % 3}` })));
    expect(few.clusters).toBe(6);
    expect((few.high ?? 0) - (few.low ?? 0)).not.toBe(0);
  });

  test('balanced accuracy is the mean of the shares right in either class', () => {
    const verdict = (isPositive: boolean, score: number, count: number) =>
      Array.from({ length: count }, (_, place) => ({ isPositive, score, cluster: `${isPositive}${score}${place}` }));
    const judged = [...verdict(true, 1, 9), ...verdict(true, 0, 1), ...verdict(false, 0, 1), ...verdict(false, 1, 1)];
    expect(twoClassInterval(judged, balancedAccuracyOf, { seed: 1 }).value).toBeCloseTo((0.9 + 0.5) / 2);
    expect(twoClassInterval(verdict(true, 1, 3), balancedAccuracyOf, { seed: 1 })).toMatchObject({ value: null, low: null, n: 3 });
  });

  test('holding back 95 % of the negatives costs the positives at or below that score', () => {
    const negatives = Float64Array.of(10, 9, 1);
    expect(heldBackAt(0.95)({ positives: Float64Array.of(1, 2, 7), negatives })).toBeCloseTo(0.3);
    expect(heldBackAt(0.96)({ positives: Float64Array.of(1, 2, 7), negatives })).toBeCloseTo(1);
    expect(heldBackAt(0.95)({ positives: Float64Array.of(1), negatives: Float64Array.of(0) })).toBeNaN();
  });

  test('one cluster has a value and no bounds', () => {
    const one = samples.map((sample) => ({ ...sample, cluster: 'one' }));
    expect(twoClassInterval(one, () => areaOfCounts, { seed: 1 })).toMatchObject({ low: null, high: null, clusters: 1 });
  });
});
