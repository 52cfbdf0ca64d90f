import { expect, test } from 'vitest';
import { everydayWords } from './everyday-words.ts';
import { stem } from './stem.ts';

test('a word has those of all its groups beside it, and not itself', () => {
  const beside = everydayWords(stem('kids'));
  expect(beside.has(stem('children'))).toBe(true);
  expect(beside.has(stem('kids'))).toBe(false);
});

test('being beside goes both ways', () => {
  for (const other of everydayWords(stem('boss'))) expect(everydayWords(other).has(stem('boss'))).toBe(true);
});

test('a word of no group has none', () => {
  expect(everydayWords('zebra').size).toBe(0);
  expect(everydayWords('constructor').size).toBe(0);
});
