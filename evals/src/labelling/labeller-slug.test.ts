import { describe, expect, test } from 'vitest';
import { isSamePerson, labellerSlug } from './labeller-slug.ts';

describe('labellerSlug', () => {
  test.each([
    ['Jane Osei', 'jane-osei'],
    ['  Zoë O’Neill ', 'zoe-o-neill'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Łukasz', 'łukasz'],
    ['李 伟', '李-伟'],
    ['A.B.', 'a-b'],
  ])('%s is %s, and no name leaves the folder', (name, slug) => {
    expect(labellerSlug(name)).toBe(slug);
    expect(labellerSlug(slug)).toBe(slug);
  });

  test.each(['', ' ', '../..', '-', 'x'.repeat(61)])('"%s" is no name', (name) => {
    expect(() => labellerSlug(name)).toThrow(expect.objectContaining({ code: 'bad-usage', message: expect.stringMatching(/is no name/) }));
  });

  test.each([
    ['jane-osei', 'osei-jane', true],
    ['jane-osei', 'janeosei', true],
    ['jane-osei', 'jane-osei', true],
    ['jane-osei', 'jane-a-osei', false],
    ['jane-osei', 'tom-hale', false],
  ])('%s and %s: one person %s', (first, second, isSame) => {
    expect(isSamePerson(first, second)).toBe(isSame);
  });
});
