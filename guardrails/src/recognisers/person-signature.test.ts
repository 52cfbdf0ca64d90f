import { describe, expect, test } from 'vitest';
import { personalData } from '../checks/personal-data.ts';
import { findIn } from '../testing/find-in.ts';

const find = (text: string) => findIn(personalData, { kinds: ['person'] }, { text });
const letter = 'Dear colleagues,\n\nThe bus no longer stops here.\n\n';

describe('a name that signs a letter without a close is found', () => {
  test.each<[string, string, string]>([
    ['at the end', `${letter}Thuy Nguyen`, 'Thuy Nguyen'],
    ['before a line about the writer', `${letter}Rosanna Herne\nretired bus driver`, 'Rosanna Herne'],
    ['before brackets', `${letter}Kayan Leung (owner)`, 'Kayan Leung'],
    ['after another opening', 'Good afternoon\n\nThe wall fell.\n\nZsuzsanna Szabo', 'Zsuzsanna Szabo'],
  ])('%s', async (_, text, name) => {
    expect(await find(text)).toEqual([`person: ${name}`]);
  });
});

describe('what is no signature is left alone', () => {
  test.each<[string, string]>([
    ['a heading of a page without an opening', 'The rules changed.\n\nMillbrook Harbour\n\nThe harbour opens.'],
    ['an office', `${letter}Customer Services`],
    ['a sentence', `${letter}Grace Park and others came`],
    ['a line in the middle of a paragraph', 'Dear colleagues,\n\nThe bus stops at\nMillbrook Harbour\nno more.'],
  ])('%s', async (_, text) => {
    expect(await find(text)).toEqual([]);
  });
});
