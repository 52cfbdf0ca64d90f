import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { terms } from './terms.ts';

const words = (literal: string, more: object = {}) => ({ terms: [{ id: 'own', words: literal, ...more }] });
const shape = (source: string, more: object = {}) => ({ patterns: [{ id: 'own', pattern: source, ...more }] });

describe('a department’s own words and patterns are found', () => {
  test.each<[string, object, string, string[]]>([
    ['a word', words('Nightjar'), 'Project nightjar starts.', ['own: nightjar']],
    ['words over a line break', words('Project Nightjar'), 'the project\n nightjar', ['own: project\n nightjar']],
    ['words with signs in them', words('C++ (beta)'), 'uses C++ (beta) now', ['own: C++ (beta)']],
    ['in its own case only, where asked', words('MOD', { matchCase: true }), 'MOD and mod', ['own: MOD']],
    ['in full-width letters', words('nightjar'), 'ｎｉｇｈｔｊａｒ', ['own: ｎｉｇｈｔｊａｒ']],
    ['a reference', shape('\\bHO-\\d{6}\\b'), 'see HO-123456 and ho-654321.', ['own: HO-123456', 'own: ho-654321']],
    ['a pattern at both ends of a text', shape('ab+'), 'abb x abb', ['own: abb', 'own: abb']],
    ['far into a long text', shape('\\bQ\\d{3}\\b', { longest: 8 }), `${'word '.repeat(5_000)}Q123 end`, ['own: Q123']],
    [
      'over the edge of a stretch',
      shape('Q\\d{6}', { longest: 10 }),
      `${'x'.repeat(7)}Q123456${'x'.repeat(9)}Q654321`,
      ['own: Q123456', 'own: Q654321'],
    ],
  ])('%s', async (_, options, text, found) => {
    expect(await findIn(terms, options, { text })).toEqual(found);
  });

  test('a longer match is found in parts', async () => {
    expect(await findIn(terms, shape('a+', { longest: 5 }), { text: `xx${'a'.repeat(12)}xx` })).toEqual([
      'own: aaaaa',
      'own: aaaaa',
      'own: aa',
    ]);
  });

  test.each<[string, object, string]>([
    ['within another word', words('MOD'), 'modern modesty'],
    ['with a digit beside it', words('form 12'), 'form 123'],
    ['a word boundary at the edge of a stretch', shape('\\bcat\\b', { longest: 5 }), 'xxxxxcatxxxxx'],
    ['the end of a text where none is', shape('cat$', { longest: 5 }), 'xxcatxxxxxxxxxxxxxxxxxxxx'],
    ['the beginning of a text where none is', shape('^cat', { longest: 5 }), `xxxxx cat`],
  ])('but not %s', async (_, options, text) => {
    expect(await findIn(terms, options, { text })).toEqual([]);
  });
});

describe('options that cannot be kept are refused', () => {
  test.each<[string, object, string]>([
    ['nothing to look for', {}, 'at least one'],
    ['a pattern that RE2 does not have', shape('(?=secret)'), 'no pattern of RE2'],
    ['a pattern that is not closed', shape('(abc'), 'no pattern of RE2'],
    ['a pattern that matches nothing', shape('a*'), 'where nothing stands'],
    ['a term of one letter', words('a'), '2'],
    ['an unknown key', words('abc', { regex: true }), 'regex'],
    ['an id with a space', { terms: [{ id: 'my own', words: 'abc' }] }, 'small letters'],
  ])('%s', (_, options, why) => {
    const parsed = terms.options.safeParse(options);
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).toContain(why);
  });
});

test('a pattern that reads to the end for every match takes no longer than the text asks for', async () => {
  const greedy = shape('a(?:.*b)?', { longest: 50 });
  expect((await findIn(terms, greedy, { text: 'a'.repeat(60_000) })).length).toBe(60_000);
});
