import { expect, test } from 'vitest';
import { isMarked } from './is-marked.ts';

test.each(['● a bill', '\uf0b7 a plan', '■ a map', '1. a bill', '• a bill'])('%s is a list item', (line) => {
  expect(isMarked(line)).toBe(true);
});

test.each(['●', 'a ● bill', '●bill'])('%s is none', (line) => {
  expect(isMarked(line)).toBe(false);
});
