import { describe, expect, test } from 'vitest';
import { pageConfidence } from './page-confidence.ts';

const held = ['hedgerow', 'slurry'];

describe('pageConfidence', () => {
  test('grows with what is held and falls with what is missed', () => {
    const [little, more, most] = [1, 2, 3].map((count) =>
      pageConfidence({ held: ['hedgerow', 'slurry', 'crabber'].slice(0, count), lacking: ['otter'] }),
    );
    expect(little).toBeLessThan(more ?? 0);
    expect(more).toBeLessThan(most ?? 0);
    expect(pageConfidence({ held, lacking: ['otter', 'stoat'] })).toBeLessThan(more ?? 0);
  });

  test('a question of words that stand everywhere is less sure than a telling one, though all of it is held', () => {
    expect(pageConfidence({ held: ['apply', 'year'], lacking: [] })).toBeLessThan(pageConfidence({ held, lacking: [] }));
  });

  test('a word counts once however often and in whichever form it is said', () => {
    expect(pageConfidence({ held: [...held, 'hedgerows'], lacking: [] })).toBe(pageConfidence({ held, lacking: [] }));
  });

  test.each(['married', '26', 'daughter', 'party'])('what people tell of themselves is not missed: %s', (word) => {
    expect(pageConfidence({ held, lacking: [word] })).toBe(pageConfidence({ held, lacking: [] }));
  });

  test('stays between 0 and 1, and is low where nothing is held', () => {
    expect(pageConfidence({ held: [], lacking: ['otter'] })).toBeLessThan(0.05);
    const many = Array.from({ length: 1000 }, (_, place) => `zz${place}`);
    expect(pageConfidence({ held: many, lacking: [] })).toBeLessThanOrEqual(1);
  });
});
