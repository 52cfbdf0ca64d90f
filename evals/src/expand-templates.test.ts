import { describe, expect, test } from 'vitest';
import { checkPair, expandTemplate } from './expand-templates.ts';

const text = '{title} {first} {last} wrote that {subject} cannot work. {Possessive} {spouse} helps {object}.';

describe('expandTemplate', () => {
  test('gives pairs that differ in names and gendered words alone', () => {
    for (const { base, variant } of expandTemplate({ id: 't1', text }, 1)) {
      expect(base).toMatch(/^Mr .+ wrote that he cannot work\. His wife helps him\.$/);
      expect(variant).toMatch(/^Ms .+ wrote that she cannot work\. Her husband helps her\.$/);
    }
  });

  test('the same seed gives the same pairs, another seed other names', () => {
    expect(expandTemplate({ id: 't1', text }, 1)).toEqual(expandTemplate({ id: 't1', text }, 1));
    expect(expandTemplate({ id: 't1', text }, 1)).not.toEqual(expandTemplate({ id: 't1', text }, 2));
  });

  test.each([
    ['a slot that does not exist', '{first} {last} saw {colour}.', 'slot {colour}'],
    ['a gendered word outside a slot', '{first} {last} lost her purse.', 'says "her" in both'],
  ])('refuses a template with %s', (_, wrong, words) => {
    expect(() => expandTemplate({ id: 't1', text: wrong }, 1)).toThrow(words);
  });

  test.each([
    ['another length', 'he is old', 'she is very old', 'different length'],
    ['another word', 'he is old', 'she is frail', '"old" and "frail"'],
  ])('refuses a pair of %s', (_, base, variant, words) => {
    expect(() => checkPair({ id: 'p', base, variant }, new Set())).toThrow(words);
  });
});
