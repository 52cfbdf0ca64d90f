import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, holm } from './adjust-p-values.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { cohensKappa } from './cohens-kappa.ts';
import { mcnemar } from './mcnemar.ts';
import type { Observation } from './mean-interval.ts';
import { ndcg, rankBiasedOverlap, recallAt, reciprocalRank } from './ranking-metrics.ts';
import { clusterBootstrap, signFlip } from './resample-clusters.ts';
import { twoOneSidedTests } from './two-one-sided-tests.ts';

const apart = (values: readonly number[]): Observation[] => values.map((value, index) => ({ value, cluster: `c${index}` }));

// Found by bisection on exact binomial tails with 50 decimal digits.
test.each([
  [8, 10, 0.4930986989367975, 0.9632285621125349],
  [0, 20, 0, 0.1391083406682652],
  [20, 20, 0.8608916593317347, 1],
  [59, 60, 0.9233600050654955, 0.9991454770730507],
  [130, 200, 0.5906098583232074, 0.7060236063205718],
])('Clopper-Pearson of %i in %i', (successes, n, low, high) => {
  const interval = clopperPearson(successes, n);
  expect(interval.low).toBeCloseTo(low, 9);
  expect(interval.high).toBeCloseTo(high, 9);
});

test.each([
  [3, 12, 0.03515625],
  [10, 2, 0.03857421875],
  [5, 5, 1],
  [0, 0, 1],
])('McNemar of %i against %i', (b, c, p) => {
  expect(mcnemar(b, c)).toBeCloseTo(p, 12);
});

describe('two one-sided tests', () => {
  test('their p falls under 5 % exactly where the 90 % interval lies inside the margin', () => {
    // Mean .5, standard error .5, 3 degrees of freedom: the interval ends at .5 + 2.353363 * .5 = 1.676682.
    const differences = apart([-0.5, -0.5, 1.5, 1.5]);
    const spread = Math.sqrt(4 / 3) / 2;
    const end = 0.5 + 2.353363434801823 * spread;
    expect(twoOneSidedTests(differences, end + 1e-6)).toBeLessThan(0.05);
    expect(twoOneSidedTests(differences, end - 1e-6)).toBeGreaterThan(0.05);
  });

  test('without spread the mean decides, and one cluster decides nothing', () => {
    expect(twoOneSidedTests(apart([0, 0, 0]), 0.1)).toBe(0);
    expect(twoOneSidedTests(apart([0.2, 0.2]), 0.1)).toBe(1);
    expect(twoOneSidedTests([{ value: 0, cluster: 'a' }], 0.1)).toBeUndefined();
    expect(twoOneSidedTests([], 0.1)).toBeUndefined();
  });
});

test('Holm and Benjamini-Hochberg give the adjusted values of the textbook example, in the order given', () => {
  const pValues = [0.01, 0.04, 0.03, 0.005];
  expect(holm(pValues).map((p) => Number(p.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(benjaminiHochberg(pValues).map((p) => Number(p.toFixed(12)))).toEqual([0.02, 0.04, 0.04, 0.02]);
  expect(holm([0.6, 0.9])).toEqual([1, 1]);
  expect(benjaminiHochberg([])).toEqual([]);
});

describe('kappa', () => {
  test('is agreement beyond chance', () => {
    const first = [...Array(25).fill('yes'), ...Array(25).fill('no')];
    const second = [...Array(20).fill('yes'), ...Array(5).fill('no'), ...Array(10).fill('yes'), ...Array(15).fill('no')];
    expect(cohensKappa(first, second)).toBeCloseTo(0.4, 12);
  });

  test('is 0 for chance, 1 where both say one thing throughout, and no number for unequal lists', () => {
    expect(cohensKappa(['a', 'a', 'b', 'b'], ['a', 'b', 'a', 'b'])).toBe(0);
    expect(cohensKappa(['a', 'a'], ['a', 'a'])).toBe(1);
    expect(cohensKappa(['a'], [])).toBeNaN();
  });
});

describe('rankings', () => {
  const gains = new Map([
    ['b', 2],
    ['c', 1],
    ['x', 1],
  ]);

  test('nDCG, recall and reciprocal rank as trec_eval counts them', () => {
    expect(ndcg(['a', 'b', 'c', 'd', 'e'], gains)).toBeCloseTo(0.5627272554209044, 12);
    expect(recallAt(['a', 'b', 'c'], gains)).toBeCloseTo(2 / 3, 12);
    expect(reciprocalRank(['a', 'b', 'c'], gains)).toBe(0.5);
    expect(ndcg(['b', 'c', 'x'], gains)).toBe(1);
    expect([ndcg([], gains), recallAt([], gains), reciprocalRank(['a'], gains)]).toEqual([0, 0, 0]);
    expect(ndcg(['a'], new Map())).toBe(0);
  });

  test('rank-biased overlap is 1 for equal, 0 for disjoint, symmetric, and falls with how early two rankings part', () => {
    const ranking = ['a', 'b', 'c', 'd', 'e'];
    expect(rankBiasedOverlap(ranking, ranking)).toBeCloseTo(1, 12);
    expect(rankBiasedOverlap(ranking, ['v', 'w', 'x', 'y', 'z'])).toBe(0);
    const late = rankBiasedOverlap(ranking, ['a', 'b', 'c', 'e', 'd']);
    const early = rankBiasedOverlap(ranking, ['b', 'a', 'c', 'd', 'e']);
    expect(late).toBeGreaterThan(early);
    expect(rankBiasedOverlap(['a', 'b'], ['b', 'c', 'a'])).toBeCloseTo(rankBiasedOverlap(['b', 'c', 'a'], ['a', 'b']), 12);
    expect(rankBiasedOverlap([], [])).toBe(1);
  });

  test('rank-biased overlap of two prefixes of equal length, by hand from equation 32', () => {
    // Agreement 0 at depth 1, 1 at depth 2: (1-p)/p * (1 * p^2) + 1 * p^2 with p = .9.
    expect(rankBiasedOverlap(['a', 'b'], ['b', 'a'])).toBeCloseTo((0.1 / 0.9) * 0.81 + 0.81, 12);
  });
});

test('the area under the curve counts ties as half', () => {
  expect(areaUnderCurve([0.9, 0.8], [0.1, 0.2])).toBe(1);
  expect(areaUnderCurve([0.5], [0.5])).toBe(0.5);
  expect(areaUnderCurve([0.9, 0.4], [0.4, 0.1])).toBe(0.875);
  expect(areaUnderCurve([], [0.1])).toBeNaN();
});

describe('resampling', () => {
  test('the sign-flip test is exact for few clusters', () => {
    // All of one sign: only the two flips of everything are as far.
    expect(signFlip(apart([1, 2, 3, 4]), { seed: 1 })).toBe(2 / 16);
    expect(signFlip(apart([1, -1]), { seed: 1 })).toBe(1);
  });

  test('the same seed gives the same answer, and a clear effect a small p', () => {
    const differences = apart(Array.from({ length: 40 }, (_, index) => 1 + (index % 5) / 10));
    expect(signFlip(differences, { seed: 7 })).toBe(signFlip(differences, { seed: 7 }));
    expect(signFlip(differences, { seed: 7 })).toBeLessThan(0.001);
    expect(clusterBootstrap(differences, { seed: 7 })).toEqual(clusterBootstrap(differences, { seed: 7 }));
  });

  test('the cluster bootstrap surrounds the mean and needs two clusters', () => {
    const interval = clusterBootstrap(apart([1, 2, 3, 4, 5, 6, 7, 8]), { seed: 3 });
    expect(interval?.low).toBeGreaterThan(2.5);
    expect(interval?.low).toBeLessThan(4.5);
    expect(interval?.high).toBeGreaterThan(4.5);
    expect(clusterBootstrap([{ value: 1, cluster: 'a' }], { seed: 3 })).toBeUndefined();
  });
});
