import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [[3, { z: null, y: true }], '[3,{"y":true,"z":null}]'],
    [{ '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '1': 'One' }, '{"\\r":"Carriage Return","1":"One","\u20ac":"Euro Sign"}'],
    [{ kept: 1, left: undefined }, '{"kept":1}'],
    [[1e30, 4.5, 2e-3, 1e-27, -0], '[1e+30,4.5,0.002,1e-27,0]'],
  ])('writes %j as RFC 8785 asks', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, 10n])('refuses %s, which JSON cannot hold', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  test('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
