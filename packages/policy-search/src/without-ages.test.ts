import { expect, test } from 'vitest';
import { withoutAges } from './without-ages.ts';

test.each([
  ['My uncle, aged 85, has a boat.', 'My uncle,  , has a boat.'],
  ['I am 45 years old. May I fish?', '. May I fish?'],
  ["I'm 17 and live on Mull", 'and live on Mull'],
  ['67 year old bus driver', 'bus driver'],
  ['What does form 12 cost?', 'What does form 12 cost?'],
  ['How old must I be?', 'How old must I be?'],
])('%j without ages is %j', (question, left) => {
  expect(withoutAges(question).trim()).toBe(left);
});
