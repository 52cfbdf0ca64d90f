import { expect, test } from 'vitest';
import { stem } from './stem.ts';
import { tellingOf } from './telling-of.ts';

test('a word is the more telling the fewer pages of guidance have it', () => {
  const found = ['apply', 'address', 'abroad', 'accident', 'passport', 'hedgerow'].map((word) => tellingOf(stem(word)));
  expect(found[0]).toBeLessThan(0.3);
  expect(found[1]).toBeLessThan(found[2] ?? 0);
  expect(found[2]).toBeLessThan(found[3] ?? 0);
});

test.each(['hedgerow', 'slurry', 'zzyzx', '2019'])('%j, which hardly any has, tells all it can', (word) => {
  expect(tellingOf(stem(word))).toBe(1);
});

test.each(['what', 'before', 'during'])('%j tells nothing', (word) => {
  expect(tellingOf(stem(word))).toBe(0);
});
