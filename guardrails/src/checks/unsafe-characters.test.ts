import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { unsafeCharacters } from './unsafe-characters.ts';

const kinds = ['hidden-characters', 'reordered-text', 'active-markup'];
const find = async (text: string) => (await findIn(unsafeCharacters, { kinds }, { text })).map((found) => found.split(':')[0]);

describe('characters and markup that deceive are found', () => {
  test.each([
    ['text in tag characters', 'Hello\u{e0069}\u{e0067}\u{e006e}\u{e006f}', 'hidden-characters'],
    ['a message in zero-width characters', `a${'\u200b\u200c'.repeat(8)}b`, 'hidden-characters'],
    ['reordered text', 'invoice\u202efdp.exe', 'reordered-text'],
    ['script', 'see <script>alert(1)</script>', 'active-markup'],
    ['a handler', '<img src=x onerror=alert(1)>', 'active-markup'],
    ['a scripted link', '[x](javascript:alert(1))', 'active-markup'],
  ])('%s', async (_, text, kind) => {
    expect(await find(text)).toContain(kind);
  });
});

describe('what readers write is left alone', () => {
  test.each([
    ['the flag of Wales', 'Cymru 🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} am byth'],
    ['joined emoji', 'family 👨‍👩‍👧'],
    ['soft hyphens', 'depart\u00adment'],
    ['angle brackets', 'where x < 5 and y > 3, write <name>'],
    ['Arabic with marks of direction', '\u200fمرحبا\u200e'],
    ['script as a word', 'the script of the play, on error ='],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
