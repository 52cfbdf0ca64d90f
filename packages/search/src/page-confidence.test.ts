import { describe, expect, test } from 'vitest';
import { pageConfidence } from './page-confidence.ts';

const telling = 4;
const lacking = (...words: string[]) => words.map((word) => ({ word, weight: telling }));

describe('pageConfidence', () => {
  test('grows with what is held and falls with what is missed', () => {
    const [little, more, most] = [4, 8, 12].map((held) => pageConfidence({ held, lacking: lacking('otter'), tellingWeight: telling }));
    expect(little).toBeLessThan(more ?? 0);
    expect(more).toBeLessThan(most ?? 0);
    expect(pageConfidence({ held: 8, lacking: lacking('otter', 'stoat'), tellingWeight: telling })).toBeLessThan(more ?? 0);
  });

  test('a short question of common words is less sure than a telling one, though all of it is held', () => {
    const [common, rare] = [1, 8].map((held) => pageConfidence({ held, lacking: [], tellingWeight: telling }));
    expect(common).toBeLessThan(rare ?? 0);
  });

  test.each(['married', 'muslim', 'december', '26', 'daughter', 'party'])('what people tell of themselves is not missed: %s', (word) => {
    const heard = { held: 8, tellingWeight: telling };
    expect(pageConfidence({ ...heard, lacking: lacking(word) })).toBe(pageConfidence({ ...heard, lacking: [] }));
  });

  test('stays between 0 and 1, and is low where nothing is held', () => {
    expect(pageConfidence({ held: 0, lacking: [], tellingWeight: telling })).toBeLessThan(0.05);
    expect(pageConfidence({ held: 1e6, lacking: [], tellingWeight: telling })).toBeLessThanOrEqual(1);
  });
});
