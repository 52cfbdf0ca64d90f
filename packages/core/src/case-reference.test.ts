import { describe, expect, test } from 'vitest';
import { caseDigest, caseReference } from './case-reference.ts';

const key = Buffer.alloc(32, 1);

describe('the digest of a case', () => {
  test.each([
    ['as it was', 'TO2026/0417'],
    ['in small letters', 'to2026/0417'],
    ['with spaces', ' TO 2026 / 0417 '],
    ['in wide letters', 'ＴＯ２０２６/0417'],
  ])('is the same for a reference written %s', (_, reference) => {
    expect(caseDigest(key, reference)).toBe(caseDigest(key, 'TO2026/0417'));
  });

  test('is another for another reference and under another key, and does not hold the reference', () => {
    const digest = caseDigest(key, 'TO2026/0417');
    expect(caseDigest(key, 'TO2026/0418')).not.toBe(digest);
    expect(caseDigest(Buffer.alloc(32, 2), 'TO2026/0417')).not.toBe(digest);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

test.each([
  ['nothing', '', 'give the reference'],
  ['spaces', '   ', 'give the reference'],
  ['two lines', 'TO2026\n0417', 'one line'],
  ['a whole letter', 'a'.repeat(101), 'at most 100'],
])('%s is no reference of a case', (_, text, words) => {
  const { error } = caseReference.safeParse(text);
  expect(error?.message).toContain(words);
});
