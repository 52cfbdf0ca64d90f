import { expect, test } from 'vitest';
import { phraseFinder } from './find-phrases.ts';

const find = phraseFinder([
  ['out of touch', 'touch'],
  ['touch', 'single'],
  ['Sinn Féin', 'party'],
  ["don't care", 'care'],
  ['mean-spirited', 'mean'],
]);
const found = (text: string) => find(text).map(({ start, end, meaning }) => `${meaning}: ${text.slice(start, end)}`);

test.each([
  ['He is out of touch.', ['touch: out of touch', 'single: touch']],
  ['OUT OF TOUCH', ['touch: OUT OF TOUCH', 'single: TOUCH']],
  ['out-of-touch, out of\ntouch', ['touch: out-of-touch', 'single: touch', 'touch: out of\ntouch', 'single: touch']],
  ['SINN FÉIN’s', ['party: SINN FÉIN']],
  ['They don’t care.', ['care: don’t care']],
  ['mean spirited', ['mean: mean spirited']],
  ['untouched, touches, about of touché', []],
  ['out of  touch', ['single: touch']],
  ['', []],
])('%j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});
