import { expect, test } from 'vitest';
import { shownLine } from './shown-line.ts';

test.each([
  ['One\r\ntwo\u2028three\u0085four', 99, 'One two three four'],
  ['[3] (Other page) It pays £9 [4, 5].', 99, '(3) (Other page) It pays £9 (4, 5).'],
  ['[ 12] ［１３］ [1; 2] [3-4] [a]', 99, '( 12) (１３) (1; 2) (3-4) [a]'],
  ['Write to siobhan.fitzgerald@example.org today', 24, 'Write to'],
  ['unbroken'.repeat(4), 10, 'unbrokenun'],
])('%j in %i characters is %j', (text, longest, line) => {
  expect(shownLine(text, longest)).toBe(line);
});
