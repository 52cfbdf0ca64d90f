import { expect, test } from 'vitest';
import { isMergeDue } from './is-merge-due.ts';

test.each([
  ['nothing changed', { passages: 9_000, added: 0, removed: 0 }, 'read', false],
  ['little is new', { passages: 9_000, added: 1_000, removed: 0 }, 'read', false],
  ['much is new', { passages: 9_000, added: 1_001, removed: 0 }, 'read', true],
  ['much is new, which is little beside the rest', { passages: 100_000, added: 4_000, removed: 0 }, 'read', false],
  ['a document went that the file has', { passages: 9_000, added: 0, removed: 1 }, 'read', true],
  ['a document went, and there is no file', { passages: 9_000, added: 900, removed: 1 }, 'missing', false],
  ['there is no file yet for many', { passages: 9_000, added: 9_000, removed: 0 }, 'missing', true],
  ['the file cannot be used', { passages: 3, added: 3, removed: 0 }, 'unusable', true],
] as const)('%s', (_, changes, fileStatus, isDue) => {
  expect(isMergeDue(changes, fileStatus)).toBe(isDue);
});
