import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allMatches } from './all-matches.ts';

const placed = (matches: Iterable<RegExpExecArray>) => [...matches].map(({ index, 0: match }) => [index, match]);

test.each([
  ['a1b22c333', /\d+/g],
  ['aaa', /a*/g],
  ['', /x?/g],
  ['none here', /\d/g],
  ['ab\nab', /^a/gm],
])('finds in %j what matchAll finds by %s', (text, pattern) => {
  expect(placed(allMatches(text, pattern))).toEqual(placed(text.matchAll(pattern)));
});

test('finds in any text what matchAll finds', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n') }), (text) => {
      for (const pattern of [/a+b?/g, /(?<=a)1/g, /\b/g, /b{2}|$/g])
        expect(placed(allMatches(text, pattern))).toEqual(placed(text.matchAll(pattern)));
    }),
  );
});

test('who looks at a match may use the same pattern, and one that was left in the middle begins anew', () => {
  const pattern = /\d/g;
  const seen: string[] = [];
  for (const { 0: match } of allMatches('1 2 3', pattern)) {
    pattern.test('9');
    seen.push(match);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual(['1', '2']);
  expect(placed(allMatches('1 2 3', pattern))).toHaveLength(3);
});
