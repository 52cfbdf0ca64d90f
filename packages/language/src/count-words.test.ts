import { expect, test } from 'vitest';
import { countWords } from './count-words.ts';

test.each([
  ['The grant pays £4,500.', 4],
  ['co-operation isn’t 2 words', 4],
  ['a – b | c', 3],
  [' \n\t ', 0],
  ['', 0],
  ['…', 0],
  ['東京 Gwŷdd', 2],
])('%j has %i words', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test.each(['-', '- ', 'a', 'a '])('a megabyte of %j is counted in time', (part) => {
  const started = performance.now();
  countWords(part.repeat(1_000_000 / part.length));
  expect(performance.now() - started).toBeLessThan(1_500);
});
