import { describe, expect, test } from 'vitest';
import { hashedVector, vectorDimension } from './hashed-vector.ts';

const likeness = (one: string, other: string) => {
  const vector = hashedVector(other);
  return hashedVector(one).reduce((sum, value, place) => sum + value * (vector[place] ?? 0), 0);
};

describe('hashedVector', () => {
  test('has one length, of one dimension', () => {
    const vector = hashedVector('The well grant pays 60% of the cost.');
    expect(vector).toHaveLength(vectorDimension);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
  });

  test('the same text has the same vector, and its order and case do not matter', () => {
    expect(hashedVector('well grant')).toEqual(hashedVector('well grant'));
    expect(likeness('Well GRANT', 'grant, well')).toBeCloseTo(1, 6);
  });

  test('misspelt and related words lie nearer than unrelated ones', () => {
    expect(likeness('eligibility', 'eligable')).toBeGreaterThan(likeness('eligibility', 'footbridge') + 0.2);
    expect(likeness('applications', 'applying')).toBeGreaterThan(likeness('applications', 'zebra') + 0.2);
  });

  test.each(['', '  ', 'what is it?', '…'])('%j has no direction', (text) => {
    expect(hashedVector(text).every((value) => value === 0)).toBe(true);
  });

  test('is the one that evidence was measured with: it may change only on purpose', () => {
    const vector = hashedVector('grant');
    const places = [...vector.entries()]
      .filter(([, value]) => value !== 0)
      .map(([place, value]) => [place, Math.round(value * 1_000) / 1_000]);
    expect(places).toEqual([
      [71, 0.333],
      [97, -0.333],
      [109, -0.667],
      [160, 0.333],
      [214, 0.333],
      [246, 0.333],
    ]);
  });
});
