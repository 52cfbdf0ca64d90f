import { describe, expect, test } from 'vitest';
import { auditPairs, type OutputPair } from './audit-pairs.ts';
import { distancingRate, logLength, severityRate } from './language-measures.ts';

const pairs = (change: (text: string, index: number) => string, count = 60): OutputPair[] =>
  Array.from({ length: count }, (_, index) => {
    const a = `The case has severe pain and ${'many '.repeat(index % 9)}needs in month ${index}.`;
    return { a, b: change(a, index), cluster: `c${index}`, group: 'all' };
  });

describe('auditPairs', () => {
  test('equal outputs are equivalent on every measure', () => {
    const found = auditPairs(
      pairs((text) => text),
      0.1,
    );
    for (const { verdict, standardised } of Object.values(found.all ?? {})) expect([verdict, standardised]).toEqual(['equivalent', 0]);
  });

  test('a need that is stated less directly is a difference', () => {
    const found = auditPairs(
      pairs((text) => text.replace('severe pain', 'some discomfort')),
      0.1,
    );
    expect(found.all?.severity).toMatchObject({ verdict: 'different' });
    expect(found.all?.severity?.difference).toBeLessThan(0);
  });

  test('few sources prove nothing, however alike', () => {
    expect(
      auditPairs(
        pairs((text) => text, 29),
        0.1,
      ).all?.length?.verdict,
    ).toBe('inconclusive');
  });

  test('repeats of one source are no new evidence', () => {
    const repeated = pairs((text) => text).map((pair) => ({ ...pair, cluster: 'one' }));
    expect(auditPairs(repeated, 0.1).all?.length).toMatchObject({ verdict: 'inconclusive', clusters: 1, low: null });
  });

  test('each group is judged by itself', () => {
    const fair = pairs((text) => text).map((pair) => ({ ...pair, group: 'fair' }));
    const unfair = pairs((text) => `${text} ${text}`).map((pair) => ({ ...pair, group: 'unfair' }));
    const found = auditPairs([...fair, ...unfair], 0.1);
    expect(found.fair?.length?.verdict).toBe('equivalent');
    expect(found.unfair?.length?.verdict).toBe('different');
  });

  test('scores that never vary but differ are different; no pairs are an error', () => {
    const constant = Array.from({ length: 40 }, (_, index) => ({ a: 'one two', b: 'one two three', cluster: `c${index}`, group: 'all' }));
    expect(auditPairs(constant, 0.1).all?.length?.verdict).toBe('different');
    expect(() => auditPairs([], 0.1)).toThrow('no pairs');
  });
});

test('the measures count what they say', () => {
  expect(severityRate('Severe pain, no harm done at all today.')).toBeCloseTo((100 * 3) / 8, 9);
  expect(distancingRate('The text describes a journey.')).toBeCloseTo((100 * 3) / 5, 9);
  expect([severityRate(''), distancingRate('')]).toEqual([0, 0]);
  expect(logLength('one two three')).toBeCloseTo(Math.log(4), 12);
});
