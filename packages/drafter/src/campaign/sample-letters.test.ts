import { describe, expect, test } from 'vitest';
import { drawSample, mostWrong, sampleSize } from './sample-letters.ts';

describe('the sample of a batch', () => {
  test('the same seed draws the same letters, another seed others, each letter once', () => {
    const drawn = drawSample(1_000, 50, 'monday');
    expect(drawSample(1_000, 50, 'monday')).toEqual(drawn);
    expect(drawSample(1_000, 50, 'tuesday')).not.toEqual(drawn);
    expect(new Set(drawn).size).toBe(50);
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
  });

  test('a sample larger than the batch is the batch', () => {
    expect(drawSample(3, 10, '')).toEqual([0, 1, 2]);
  });

  test.each([
    // For a small part of a large batch: 1 - 0.05 ** (1 / 59) = .0495 (Clopper and Pearson), and 3 / 59 = .051.
    [1_000_000, 59, 49_506],
    [10_000, 59, 493],
    // By hand: 19 of 20 read, one wrong one would be missed once in twenty.
    [20, 19, 1],
    [20, 20, 0],
    [10, 0, 10],
    [0, 0, 0],
  ])('of %i replies, %i read and right: at most %i are wrong', (count, size, wrong) => {
    expect(mostWrong(count, size)).toBe(wrong);
  });

  test.each([
    [100_000, 59],
    [10, 10],
    [1, 1],
    [0, 0],
  ])('of %i replies %i are read where nobody says how many', (count, size) => {
    expect(sampleSize(count)).toBe(size);
  });
});
