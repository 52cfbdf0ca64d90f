import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zonesAround } from './zones.ts';

const wordsIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ index, match }));

describe('the surroundings of marks', () => {
  test('hold the words around them, and every place leads back', () => {
    const text = `${'far away '.repeat(20)}number 12 here ${'and on '.repeat(40)}and 34 there${' so far'.repeat(20)}`;
    const zones = zonesAround(text, /\d/g, 10);
    expect(zones.text).not.toContain('far away far away far away');
    for (const word of ['number', '12', 'here', 'and 34', 'there']) {
      const place = zones.text.indexOf(word);
      expect(text.startsWith(word, zones.toText(place))).toBe(true);
    }
  });

  test('nothing is there where there is no mark', () => {
    expect(zonesAround('no figures at all', /\d/g, 10).text).toBe('');
  });

  test('no pattern runs from one zone into the next', () => {
    const zones = zonesAround(`1${' x'.repeat(100)} 2`, /\d/g, 4);
    expect(/1[^\0]*2/.test(zones.text)).toBe(false);
  });

  test('a pattern that needs a mark finds in the zones what it finds in the text', () => {
    const piece = fc.constantFrom('word ', 'a', '12', ' 3 ', 'x9y', '\n', 'longer words ', '😀', '-', '0');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        const pattern = /(?<![a-z\d])[a-z]{0,6}\d{1,30}[a-z]{0,6}(?![a-z\d])/g;
        const zones = zonesAround(text, /\d/g, 12);
        const found = wordsIn(zones.text, pattern).map(({ index, match }) => ({ index: zones.toText(index), match }));
        expect(found).toEqual(wordsIn(text, pattern));
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
