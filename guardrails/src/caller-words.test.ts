import { expect, test } from 'vitest';
import { openCallerWords } from './caller-words.ts';

test.each<[string, boolean]>([
  ['Ms Jane Osei', true],
  ['Ms Osei', true],
  ['osei', true],
  ['Councillor Osei', true],
  ['Nguyễn Thị Lan', true],
  ['Ms Bello', false],
  ['Jane Bello', false],
  ['Councillor', false],
  ['Miranda Osei', false],
])('that "%s" is made of the caller’s words is %s', (value, isMade) => {
  const words = openCallerWords();
  words.add('Dear Cllr, I am Ms Jane Osei, for Nguyễn Thị Lan.');
  expect(words.made(value)).toBe(isMade);
});
