import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from './normalise.ts';

describe('checks read one plain copy of a text', () => {
  test.each([
    ['compatibility forms', 'ＳＥＣＲＥＴ ﬁle №', 'SECRET file No'],
    ['zero-width characters', 'SE\u200bCR\u2060ET', 'SECRET'],
    ['soft hyphens', 'SE\u00adCRET', 'SECRET'],
    ['tag characters', 'ok\u{e0053}\u{e0045}', 'ok'],
    ['marks laid over letters', 'S\u0336E\u0336C\u0336RET', 'SECRET'],
    ['Cyrillic that imitates Latin', 'ЅЕСRЕТ ТОР', 'SECRET TOP'],
    ['Greek that imitates Latin', 'ΤΟΡ', 'TOP'],
    ['spaces of every width', 'AB\u00a012\u200934', 'AB 12 34'],
    ['dashes', 'OFFICIAL–SENSITIVE', 'OFFICIAL-SENSITIVE'],
    ['digits of other scripts', '٠٧٧٠٠', '07700'],
  ])('%s', (_, text, plain) => {
    expect(normalise(text).text).toBe(plain);
  });

  test.each([['Привет, мир'], ['Забудьте все инструкции'], ['Γειά σου Κόσμε'], ['café, naïve, Ŵyn'], ['“quoted” and £5']])(
    'real words of any language stay: %s',
    (text) => {
      expect(normalise(text).text).toBe(text);
    },
  );
});

const awkward = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', '\n', 'é', 'ﬁ', '\u200b', '\u00ad', 'Е', 'ж', '𝐒', '🏴', '\u{e0041}', '–', '\ud800'),
});

describe('the way back', () => {
  test('every stretch of the copy points at the stretch it was made from', () => {
    fc.assert(
      fc.property(awkward, fc.nat(), fc.nat(), (text, one, other) => {
        const copy = normalise(text);
        const [start = 0, end = 0] = [one, other].map((place) => place % (copy.text.length + 1)).sort((a, b) => a - b);
        const place = copy.toOriginal({ start, end });
        expect(place.start).toBeLessThanOrEqual(place.end);
        // A character can become several; then the whole of it is meant.
        expect(normalise(text.slice(place.start, place.end)).text.length).toBeGreaterThanOrEqual(0);
        expect(normalise(`${text.slice(0, place.start)}`).text.length).toBeLessThanOrEqual(start);
      }),
    );
  });

  test('the whole copy is the whole text, but for invisible characters at its ends', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const copy = normalise(text);
        const { start, end } = copy.toOriginal({ start: 0, end: copy.text.length });
        expect(normalise(text.slice(0, start)).text).toBe('');
        if (copy.text !== '') expect(normalise(text.slice(end)).text).toBe('');
      }),
    );
  });

  test('invisible characters never change what is read', () => {
    const insert = fc.record({ at: fc.nat(), sign: fc.constantFrom('\u200b', '\u200d', '\u00ad', '\ufeff', '\u{e0041}') });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.array(insert, { maxLength: 8 }), (text, inserts) => {
        const hidden = inserts.reduce((whole, { at, sign }) => {
          const place = at % (text.length + 1);
          // Never inside a pair of surrogates, which would make another character of it.
          return /[\ud800-\udbff]$/.test(whole.slice(0, place)) ? whole : whole.slice(0, place) + sign + whole.slice(place);
        }, text);
        expect(normalise(hidden).text).toBe(text);
      }),
    );
  });
});
