import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['person'] }, { text });

describe('a name with nothing around it is found', () => {
  test.each<[string, string, string]>([
    ['known by its given name', 'Niamh Pritchard attended the surgery.', 'Niamh Pritchard'],
    ['with a surname that is a word', 'Zofia Grant attended.', 'Zofia Grant'],
    ['in a column of names', 'Name,Town,Year\nXilola Umarova,Hull,1990\nBo Li,Leeds,1991', 'Xilola Umarova'],
  ])('%s', async (_, text, value) => {
    expect(await find(text)).toContain(`person: ${value}`);
  });
});

describe('what is none is left alone', () => {
  test.each<[string, string]>([
    ['a street', 'They met in Charlotte Street.'],
    ['a department', 'The Housing Benefit team and Home Office replied.'],
    ['a place', 'South Yorkshire and North Tyneside'],
    ['a law', 'the Equality Act and the Data Protection Act'],
    ['an unknown pair', 'Sunderland Harbour Walk reopened'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
