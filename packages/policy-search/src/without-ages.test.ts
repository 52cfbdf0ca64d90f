import { expect, test } from 'vitest';
import { withoutAges } from './without-ages.ts';

test.each([
  ['My uncle, aged 85, has a boat.', ['uncle', 'aged', '85', 'boat'], ['uncle', 'boat']],
  ["I'm 17 and live on Mull", ['17', 'live', 'mull'], ['live', 'mull']],
  ['67 year old bus driver', ['67', 'year', 'old', 'bus', 'driver'], ['bus', 'driver']],
  ['What does form 12 cost?', ['form', '12', 'cost'], ['form', '12', 'cost']],
  ['The old rate was 20', ['old', 'rate', '20'], ['old', 'rate', '20']],
])('%j looks for its words without the ages told', (question, words, left) => {
  expect(withoutAges(question, words)).toEqual(left);
});
