import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenise } from './tokenise.ts';

test.each([
  ['words are small, whatever their case', 'The GRANT', ['the', 'grant']],
  ['apostrophes and hyphens part words', 'Siân’s co-operation isn’t', ['siân', 's', 'co', 'operation', 'isn', 't']],
  ['a number keeps its point and commas', '£4,500.75 for 1.5 km, in 2026.', ['4,500.75', 'for', '1.5', 'km', 'in', '2026']],
  ['letters and digits stay together after a letter', 'CO2 P45 5pm', ['co2', 'p45', '5', 'pm']],
  ['other scripts are words', 'Сад Gwŷdd 東京', ['сад', 'gwŷdd', '東京']],
  ['signs are none', '– … * | §', []],
  ['nothing gives nothing', '', []],
])('%s', (_, text, words) => {
  expect(tokenise(text).map(({ word }) => word)).toEqual(words);
});

test('every token stands where it says, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let before = 0;
      for (const { word, start, end } of tokenise(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(text.slice(start, end).toLowerCase()).toBe(word);
        before = end;
      }
    }),
  );
});

test.each(['word ', '1,', 'a'])('a megabyte of %j is read in time', (part) => {
  const started = performance.now();
  tokenise(part.repeat(1_000_000 / part.length));
  expect(performance.now() - started).toBeLessThan(2_000);
});
