import { expect, test } from 'vitest';
import { rouge } from './rouge.ts';

// The first four rows are the worked examples of Google's rouge-score tests (google-research/rouge).
test.each([
  ['testing one two', 'testing', { rouge1: 50, rougeL: 50 }],
  ['testing', 'testing one two', { rouge1: 50, rougeL: 50 }],
  ['testing one two three', 'testing one', { rouge1: 200 / 3, rouge2: 50, rougeL: 200 / 3 }],
  ['one two', 'one two', { rouge1: 100, rouge2: 100, rougeL: 100, rougeLsum: 100 }],
  ['the cats were running', 'a cat runs', { rouge1: (200 * 2) / 7, rouge2: 0 }],
  ['', 'one', { rouge1: 0, rouge2: 0, rougeL: 0, rougeLsum: 0 }],
  ['one', '', { rouge1: 0, rouge2: 0, rougeL: 0, rougeLsum: 0 }],
  // Lin (2004), section 3.2: the union of both subsequences is w1 w2 w3 w5, four of five.
  ['w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5', 'w1 w2 w3 w4 w5', { rougeLsum: (200 * 4) / 15 }],
])('%j against %j', (text, reference, expected) => {
  const scores = rouge(text, reference);
  for (const [name, value] of Object.entries(expected)) expect(scores[name as keyof typeof scores]).toBeCloseTo(value, 9);
});
