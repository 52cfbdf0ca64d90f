import { expect, test } from 'vitest';
import { joinAccents } from './join-accents.ts';

test.each([
  ['na\u00a8\u0131ve', 'naïve'],
  ['O\u02d8guz', 'Oğuz'],
  ['caf\u00b4e', 'café'],
  ['it\u00b4s', 'it\u00b4s'],
  ['20\u02da C', '20\u02da C'],
  ['\u00a8x', '\u1e8d'],
  ['\u02ddn', '\u02ddn'],
])('%s is read as %s', (printed, read) => {
  expect(joinAccents(printed)).toBe(read);
});
