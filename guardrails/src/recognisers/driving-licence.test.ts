import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['driving-licence'] }, { text });

describe('a driver number is found', () => {
  test.each<[string, string, string]>([
    ['by itself', 'See MORGA657054SM9IJ for details.', 'MORGA657054SM9IJ'],
    ['in groups', 'My driver number is OBRIE 759171 S99LX.', 'OBRIE 759171 S99LX'],
    ['in Welsh', 'Rhif trwydded yrru: FAIRC656135JB9LP', 'FAIRC656135JB9LP'],
    ['of Northern Ireland under its label', 'Driving licence number 12345678', '12345678'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`driving-licence: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['no month', 'MORGA697054SM9IJ'],
    ['no day', 'MORGA657994SM9IJ'],
    ['eight digits without a label', 'Invoice 12345678'],
    ['part of a longer code', 'XMORGA657054SM9IJ'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
