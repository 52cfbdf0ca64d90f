import { describe, expect, test } from 'vitest';
import { confidenceSequence, evidenceAbove, isBreach } from './sequential-test.ts';
import { upperBound } from './upper-bound.ts';

/** Lehmer's generator (MINSTD): the same people in every run. */
function chanceFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const chance = chanceFrom(20_261_127);

/** After how many people it is a breach, looked at after each of them; undefined where it never is. */
function peopleUntilBreach(share: number, { limit, alpha, most }: { limit: number; alpha: number; most: number }): number | undefined {
  let hits = 0;
  for (let n = 1; n <= most; n += 1) {
    if (chance() < share) hits += 1;
    if (isBreach({ n, hits }, { limit, alpha })) return n;
  }
  return undefined;
}

const trials = 2_000;

describe('the sequential test', () => {
  test.each([
    [0.02, 0.05],
    [0.05, 0.05],
    [0.05, 0.01],
    [0.2, 0.05],
    [0.6, 0.05],
  ])(
    'with a share that is just its limit (%f), looked at after each of 1,500 people, raises false alarms in at most %f of trials',
    (limit, alpha) => {
      let alarms = 0;
      for (let trial = 0; trial < trials; trial += 1)
        if (peopleUntilBreach(limit, { limit, alpha, most: 1_500 }) !== undefined) alarms += 1;
      // The trials themselves are a sample: three standard errors over alpha would be more than chance.
      expect(alarms / trials).toBeLessThanOrEqual(alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / trials));
    },
  );

  test('speaks for nothing where there is no hit, or nobody', () => {
    expect(evidenceAbove({ n: 100, hits: 0 }, 0.05)).toBeLessThan(1);
    expect(evidenceAbove({ n: 0, hits: 0 }, 0.05)).toBe(1);
  });

  test.each([
    [0.05, 0.01, 800],
    [0.2, 0.01, 150],
  ])('finds a share twice its limit (%f, alpha %f) within %i people, nearly always', (limit, alpha, most) => {
    const found = Array.from({ length: 500 }, () => peopleUntilBreach(2 * limit, { limit, alpha, most }));
    expect(found.filter((people) => people !== undefined).length / 500).toBeGreaterThan(0.95);
  });

  test('would find the same without any one person', () => {
    for (let n = 2; n < 200; n += 1)
      for (let hits = 1; hits <= n; hits += 1)
        if (isBreach({ n, hits }, { limit: 0.1, alpha: 0.05 }))
          expect(evidenceAbove({ n: n - 1, hits: hits - 1 }, 0.1)).toBeGreaterThanOrEqual(20);
    expect(isBreach({ n: 1, hits: 1 }, { limit: 0.001, alpha: 0.2 })).toBe(false);
  });

  test('grows with each hit and shrinks with each miss', () => {
    const at = (n: number, hits: number) => evidenceAbove({ n, hits }, 0.1);
    expect(at(11, 3)).toBeLessThan(at(10, 3));
    expect(at(11, 4)).toBeGreaterThan(at(10, 3));
  });
});

describe('the interval', () => {
  test.each([0.05, 0.3])('holds a share of %f at all of 1,000 looks in at least 95 of 100 trials', (share) => {
    let missed = 0;
    for (let trial = 0; trial < 300; trial += 1) {
      let hits = 0;
      for (let n = 1; n <= 1_000; n += 1) {
        if (chance() < share) hits += 1;
        if (n % 20 !== 0) continue;
        const { low, high } = confidenceSequence({ n, hits }, 0.05);
        if (low > share || high < share) {
          missed += 1;
          break;
        }
      }
    }
    expect(missed / 300).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 300));
  });

  test('says nothing of nobody, and narrows with people', () => {
    expect(confidenceSequence({ n: 0, hits: 0 }, 0.05)).toEqual({ low: 0, high: 1 });
    const { low, high } = confidenceSequence({ n: 1_000, hits: 100 }, 0.05);
    expect([low > 0.06, low < 0.1, high > 0.1, high < 0.15]).toEqual([true, true, true, true]);
    expect(confidenceSequence({ n: 50, hits: 50 }, 0.05).high).toBe(1);
    expect(confidenceSequence({ n: 50, hits: 0 }, 0.05).low).toBe(0);
  });
});

describe('the upper bound of a measured share', () => {
  // The share at which so few hits have a chance of 5 %, of exact binomial sums.
  test.each([
    [0, 60, 0.0487],
    [3, 60, 0.1244],
    [10, 100, 0.1637],
    [59, 60, 0.9991],
  ])('%i of %i is %f', (hits, n, bound) => {
    expect(upperBound({ n, hits })).toBeCloseTo(bound, 3);
  });

  test('of no sample, or of hits alone, is everything', () => {
    expect([upperBound({ n: 0, hits: 0 }), upperBound({ n: 5, hits: 5 })]).toEqual([1, 1]);
  });
});
