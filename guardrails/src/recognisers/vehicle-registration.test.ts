import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['vehicle-registration'] }, { text });

describe('a registration is found', () => {
  test.each<[string, string, string]>([
    ['of today', 'issued to NF24 VVB.', 'NF24 VVB'],
    ['closed up under a label', 'My car JB12WTK was clamped', 'JB12WTK'],
    ['of an older style', 'Vehicle registration W798 PGL', 'W798 PGL'],
    ['a suffix', 'number plate ABC 123D', 'ABC 123D'],
    ['of Northern Ireland', 'vehicle AIZ 1234', 'AIZ 1234'],
    ['at the head of its column', 'Name | Veh reg | Town\nA Jones | T833 BLA | Hull', 'T833 BLA'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`vehicle-registration: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['an older style without a label', 'room W798 PGL'],
    ['an age that is not in use', 'code NF99 VVB'],
    ['a postcode', 'Postcode NF24 2AB'],
    ['small letters without a label', 'see nf24 vvb'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
