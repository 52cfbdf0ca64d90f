import { expect, test } from 'vitest';
import { heldWords, questionWords } from './question-words.ts';

test.each<[string, readonly string[]]>([
  ['How much does the well grant pay in 2026?', ['much', 'well', 'grant', 'pay', '2026']],
  ['Grant, GRANT and grant', ['grant']],
  ['Is it 5?', ['5']],
  ['Faint y cymorth', ['faint', 'cymorth']],
  ['The and of?', []],
  ['', []],
])('%j is about %j', (question, words) => {
  expect(questionWords(question)).toEqual(words);
});

test('a share of a question is held, and the rest is missing', () => {
  const words = questionWords('well grant parish 2019');
  expect(heldWords(words, 'The Well grant.')).toEqual({ coverage: 0.5, missing: ['parish', '2019'] });
  expect(heldWords(words, 'Wells and grants')).toEqual({ coverage: 0, missing: words });
  expect(heldWords([], 'anything')).toEqual({ coverage: 0, missing: [] });
});
