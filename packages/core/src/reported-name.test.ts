import { expect, it } from 'vitest';
import { reportedName } from './reported-name.ts';

it.each([
  ['a plain name stays', 'gpt-4.1-mini@2026:a/b+c', 'gpt-4.1-mini@2026:a/b+c'],
  ['markup and lines go', '<b>x</b>\ny', '?b?x?/b??y'],
  ['nothing stays nothing', '', ''],
  ['a long one is cut', 'a'.repeat(300), 'a'.repeat(200)],
])('%s', (_, said, name) => {
  expect(reportedName(said)).toBe(name);
});
