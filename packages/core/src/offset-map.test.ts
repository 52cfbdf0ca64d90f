import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Replacement, replaceWithMap } from './offset-map.ts';

/** Replacements that are sorted and apart, in a text they fit. */
const cases = fc
  .record({
    text: fc.string({ minLength: 1, maxLength: 60 }),
    cuts: fc.uniqueArray(fc.nat(60), { maxLength: 8 }),
    fill: fc.string({ maxLength: 5 }),
  })
  .map(({ text, cuts, fill }) => {
    const places = cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b);
    const replacements: Replacement[] = [];
    for (let index = 0; index + 1 < places.length; index += 2)
      replacements.push({ start: places[index] ?? 0, end: places[index + 1] ?? 0, text: fill });
    return { text, replacements };
  });

describe('replacing with a map back', () => {
  test('every kept character maps to where it stood', () => {
    fc.assert(
      fc.property(cases, ({ text, replacements }) => {
        const changed = replaceWithMap(text, replacements);
        let from = 0;
        let at = 0;
        for (const { start, end, text: fill } of [...replacements, { start: text.length, end: text.length, text: '' }]) {
          for (let offset = from; offset < start; offset += 1, at += 1) {
            expect(changed.text[at]).toBe(text[offset]);
            expect(changed.map.toOriginal(at)).toBe(offset);
          }
          at += fill.length;
          from = end;
        }
        expect(at).toBe(changed.text.length);
      }),
    );
  });

  test('a place inside a replacement maps to the start of what was replaced', () => {
    const { text, map } = replaceWithMap('call 0117 496 0123 now', [{ start: 5, end: 18, text: '[UK-PHONE-1]' }]);
    expect(text).toBe('call [UK-PHONE-1] now');
    expect(map.toOriginal(9)).toBe(5);
    expect(map.toOriginal(text.indexOf('now'))).toBe(19);
  });
});
