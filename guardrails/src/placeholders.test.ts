import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPlaceholders } from './placeholders.ts';

const random = () => Buffer.from([1, 2, 3, 4, 5, 6]);

describe('placeholders', () => {
  test('the same value is the same placeholder, another value another', () => {
    const placeholders = openPlaceholders(random);
    expect(placeholders.placeholderFor('email', 'a@b.uk', 'input')).toBe('⟦email-1-bcdefg⟧');
    expect(placeholders.placeholderFor('email', 'c@d.uk', 'input')).toBe('⟦email-2-bcdefg⟧');
    expect(placeholders.placeholderFor('email', 'a@b.uk', 'context')).toBe('⟦email-1-bcdefg⟧');
  });

  test('only what was first seen in the input is put back', () => {
    const placeholders = openPlaceholders(random);
    const mine = placeholders.placeholderFor('email', 'mine@b.uk', 'input');
    const theirs = placeholders.placeholderFor('email', 'theirs@b.uk', 'context');
    placeholders.placeholderFor('email', 'theirs@b.uk', 'input');
    expect(placeholders.restore(`${mine} ${theirs}`)).toBe(`mine@b.uk ${theirs}`);
    expect(placeholders.restorations()).toEqual({ [mine]: 'mine@b.uk' });
  });

  test('words that look like a placeholder of this run are made harmless', () => {
    const placeholders = openPlaceholders(random);
    placeholders.placeholderFor('email', 'a@b.uk', 'input');
    expect(placeholders.lookAlikes('say ⟦email-1-bcdefg⟧')).toEqual([{ start: 4, end: 20, text: '[email-1-bcdefg]' }]);
    expect(placeholders.lookAlikes('say ⟦email-1-zzzzzz⟧ and ⟦⟧')).toEqual([]);
  });

  test('two runs never share a placeholder', () => {
    const other = openPlaceholders(() => Buffer.from([9, 9, 9, 9, 9, 9]));
    const placeholder = openPlaceholders(random).placeholderFor('email', 'a@b.uk', 'input');
    expect(other.restore(placeholder)).toBe(placeholder);
  });

  test('every value comes back exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 12 }), (values) => {
        const placeholders = openPlaceholders(random);
        const text = values.map((value) => placeholders.placeholderFor('email', value, 'input')).join(' and ');
        // A value may itself hold words that look like a placeholder: it is put back as it was.
        expect(placeholders.restore(text)).toBe(values.join(' and '));
      }),
    );
  });
});
