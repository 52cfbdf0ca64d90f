import { describe, expect, test } from 'vitest';
import { askedWords, shareSaid } from './asked-words.ts';

const share = (words: readonly string[], stems: readonly string[]) => shareSaid(askedWords(words), new Set(stems));

describe('shareSaid', () => {
  test.each([
    [['slurry', 'crabber'], ['slurri', 'crabber'], 1],
    [['slurry', 'crabber'], ['slurri'], 0.5],
    [['slurry', 'slurry'], ['slurri'], 1],
    [['slurry'], [], 0],
    [[], ['slurri'], 0],
  ])('of %j with %j: %s', (words, stems, expected) => {
    expect(share(words, stems)).toBe(expected);
  });

  test('a number, what is told of oneself and what most pages say count little', () => {
    for (const word of ['30', 'daughter', 'apply']) expect(share(['slurry', word], ['slurri'])).toBeGreaterThan(0.7);
  });
});
