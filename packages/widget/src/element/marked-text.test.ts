import { describe, expect, test } from 'vitest';
import { markedText, sentText } from './marked-text.ts';

const shown = (text: string, ...places: readonly (readonly [start: number, end: number])[]) =>
  markedText(
    text,
    places.map(([start, end]) => ({ start, end })),
  )
    .map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part))
    .join('');

describe('a marked text', () => {
  test('shows each place once, in its order, with what stands around it', () => {
    expect(shown('My number is 12 and hers is 34.', [28, 30], [13, 15])).toBe('My number is [12] and hers is [34].');
    expect(shown('abcdef', [1, 3], [2, 4], [4, 5])).toBe('a[bcde]f');
    expect(shown('abc', [0, 3])).toBe('[abc]');
  });

  test('leaves out what is far off, and says so', () => {
    const far = 'x'.repeat(500);
    const found = shown(`${far}HERE${far}AND${far}`, [500, 504], [1004, 1007]);
    expect(found).toBe(` … ${'x'.repeat(80)}[HERE]${'x'.repeat(80)} … ${'x'.repeat(80)}[AND]${'x'.repeat(80)} …`);
  });

  test.each([
    ['beyond its end', [9, 12]],
    ['of nothing', [2, 2]],
    ['that end before they begin', [3, 1]],
  ] as const)('has no mark for places %s', (_, place) => {
    expect(shown('short', place)).toBe('short');
  });

  test('a place that reaches beyond the end is marked as far as there is text', () => {
    expect(shown('short', [3, 99])).toBe('sho[rt]');
  });
});

test.each([
  ['documents[0].text', 0],
  ['documents[12].text', 12],
  ['letter', 0],
  ['question', 0],
  ['facts[0].text', undefined],
  ['documents[0].title', undefined],
  ['answer', undefined],
  ['policy/leave', undefined],
])('a check that looked at “%s” means the text with the number %s', (where, number) => {
  expect(sentText(where)).toBe(number);
});
