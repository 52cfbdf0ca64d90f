import { describe, expect, test } from 'vitest';
import { bandKeys, overlapOf, shingleHashes } from './min-hash.ts';

const words = (count: number, from = 0) => Array.from({ length: count }, (_, place) => `word${place + from}`);

describe('MinHash', () => {
  test('the same words have the same shingles and the same keys, in whatever process', () => {
    expect(bandKeys(shingleHashes(words(40)))).toEqual(bandKeys(shingleHashes(words(40))));
    expect([...shingleHashes(['keep', 'our', 'post', 'office', 'open'])]).toEqual([3387723708, 3590840301]);
  });

  test('a text shorter than a shingle is a shingle of its own, and no words are none', () => {
    expect(shingleHashes(['ban', 'fracking'])).toHaveLength(1);
    expect(shingleHashes([])).toHaveLength(0);
  });

  test.each<[string, readonly string[], readonly string[], number]>([
    ['the same', words(40), words(40), 1],
    ['nothing in common', words(40), words(40, 100), 0],
    ['half of what both say', words(40), [...words(40), ...words(37, 200)], 0.5],
    ['nothing at all', [], [], 1],
  ])('overlap of %s', (_, one, other, overlap) => {
    expect(overlapOf(shingleHashes(one), shingleHashes(other))).toBeCloseTo(overlap, 1);
  });

  test('texts that share two thirds of their shingles share a band', () => {
    const one = new Set(bandKeys(shingleHashes(words(120))));
    const shared = bandKeys(shingleHashes([...words(100), ...words(20, 500)])).filter((key) => one.has(key));
    expect(shared.length).toBeGreaterThan(0);
  });
});
