import { contentStems } from '@assay/language';
import { describe, expect, test } from 'vitest';
import { hasKin } from './kin-words.ts';

const has = (word: string, text: string) => hasKin(contentStems(word)[0] ?? '', new Set(contentStems(text)));

describe('hasKin', () => {
  test.each([
    ['price', 'The fee is £10.'],
    ['boss', 'Tell your employer.'],
    ['inspectors', 'after the inspection'],
  ])('%j is kin to a word of %j', (word, text) => {
    expect(has(word, text)).toBe(true);
  });

  test.each([
    ['taxi', 'Coach drivers need a report.'],
    ['tap', 'Tapes are kept.'],
    ['2019', '20191 forms'],
  ])('%j is kin to no word of %j', (word, text) => {
    expect(has(word, text)).toBe(false);
  });
});
