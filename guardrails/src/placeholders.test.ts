import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPlaceholders } from './placeholders.ts';

const random = () => Buffer.from([1, 2, 3, 4, 5, 6, 7]);

describe('placeholders', () => {
  test.each(Array.from({ length: 16 }, (_, turn) => turn))(
    'the random part is one word without a figure, whatever is drawn: %i',
    (turn) => {
      const drawn = openPlaceholders((count) => Buffer.from(Array.from({ length: count }, (_, place) => turn * 16 + place)));
      expect(drawn.mark).toMatch(/^[a-z]{7}$/);
    },
  );

  test('the same value is the same placeholder, another value another', () => {
    const placeholders = openPlaceholders(random);
    expect(placeholders.placeholderFor('a@b.uk', { kind: 'email' }, 'input')).toBe('⟦email-1-bcdefgh⟧');
    expect(placeholders.placeholderFor('c@d.uk', { kind: 'email' }, 'input')).toBe('⟦email-2-bcdefgh⟧');
    expect(placeholders.placeholderFor('a@b.uk', { kind: 'email' }, 'context')).toBe('⟦email-1-bcdefgh⟧');
  });

  test('one thing keeps its number however it is written, and each form comes back as it was', () => {
    const placeholders = openPlaceholders(random);
    const forms = ['Jane Osei', 'Ms Osei', 'MS OSEI'].map((value) =>
      placeholders.placeholderFor(value, { kind: 'person', identity: 'osei' }, 'input'),
    );
    expect(forms).toEqual(['⟦person-1-bcdefgh⟧', '⟦person-1b-bcdefgh⟧', '⟦person-1c-bcdefgh⟧']);
    expect(placeholders.restore(forms.join(', '))).toBe('Jane Osei, Ms Osei, MS OSEI');
    expect(placeholders.placeholderFor('Mr Ali', { kind: 'person', identity: 'ali' }, 'input')).toBe('⟦person-2-bcdefgh⟧');
  });

  test('a thing written in a hundred ways has a hundred placeholders', () => {
    const placeholders = openPlaceholders(random);
    const values = Array.from({ length: 100 }, (_, place) => `form ${place}`);
    const given = values.map((value) => placeholders.placeholderFor(value, { kind: 'person', identity: 'x' }, 'input'));
    expect(new Set(given).size).toBe(100);
    expect(placeholders.restore(given.join('|'))).toBe(values.join('|'));
  });

  test('only what was first seen in the input is put back', () => {
    const placeholders = openPlaceholders(random);
    const mine = placeholders.placeholderFor('mine@b.uk', { kind: 'email' }, 'input');
    const theirs = placeholders.placeholderFor('theirs@b.uk', { kind: 'email' }, 'context');
    placeholders.placeholderFor('theirs@b.uk', { kind: 'email' }, 'input');
    expect(placeholders.restore(`${mine} ${theirs}`)).toBe(`mine@b.uk ${theirs}`);
    expect(placeholders.restorations()).toEqual({ [mine]: 'mine@b.uk' });
  });

  test('words that look like a placeholder of this run are made harmless', () => {
    const placeholders = openPlaceholders(random);
    placeholders.placeholderFor('a@b.uk', { kind: 'email' }, 'input');
    expect(placeholders.lookAlikes('say ⟦email-1-bcdefgh⟧')).toEqual([{ start: 4, end: 21, text: '[email-1-bcdefgh]' }]);
    expect(placeholders.lookAlikes('say ⟦email-1-zzzzzz⟧ and ⟦⟧')).toEqual([]);
  });

  test('two runs never share a placeholder', () => {
    const other = openPlaceholders(() => Buffer.from([9, 9, 9, 9, 9, 9]));
    const placeholder = openPlaceholders(random).placeholderFor('a@b.uk', { kind: 'email' }, 'input');
    expect(other.restore(placeholder)).toBe(placeholder);
  });

  test('every value comes back exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 12 }), (values) => {
        const placeholders = openPlaceholders(random);
        const text = values.map((value) => placeholders.placeholderFor(value, { kind: 'email' }, 'input')).join(' and ');
        // A value may itself hold words that look like a placeholder: it is put back as it was.
        expect(placeholders.restore(text)).toBe(values.join(' and '));
      }),
    );
  });
});
