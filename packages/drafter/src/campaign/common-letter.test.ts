import { describe, expect, test } from 'vitest';
import { readCase } from '../read-case.ts';
import { commonLetter } from './common-letter.ts';
import { groupLetters } from './group-letters.ts';
import { commonText, letterDifferences } from './letter-differences.ts';

const today = '2026-11-27';
const posts =
  'I am writing to ask you to protect our village post offices. They are a lifeline for older people. Every month more branches close, and the nearest one is a bus ride away.';
const own = [
  'My landlord evicts me on Friday and I have nowhere to go.',
  'My mother is 84 and cannot walk.',
  'I run the bakery next door.',
  'Our bus was cut in March.',
  'I lost my job in the spring.',
  'My shop needs change each day.',
  'I have no car at all.',
  'My pension comes by post.',
  'I am blind and need the counter.',
  'The bank has closed as well.',
];
const letter = (more: string, name: string, head = '') =>
  `${head}1 High Street\nLeeds\n18 November 2026\n\nDear Minister\n\nI, ${name}, write as many do. ${posts} ${more}\n\nWill you keep our branch open?\n\nYours sincerely\n${name}\n`;
const nameOf = (place: number) => `${['Ann', 'Ali', 'Wei', 'Jo', 'Tom'][place % 5]} ${['Lee', 'Khan'][place > 4 ? 1 : 0]}`;
const differences = (common: string, text: string) =>
  letterDifferences(commonText(readCase({ letter: common }, today)), readCase({ letter: text }, today)).map(({ quote }) => quote);

/** What each letter of a campaign is set apart for. */
function judged(letters: readonly string[]): readonly (readonly string[])[] {
  const [group] = groupLetters(letters);
  expect(group?.members).toHaveLength(letters.length);
  const common = commonLetter(letters[group?.representative ?? 0] ?? '', letters);
  return letters.map((text) => differences(common, text));
}

describe('commonLetter', () => {
  test('ten letters with a paragraph of their own are all set apart, the one that stands for them too', () => {
    expect(judged(own.map((more, place) => letter(more, nameOf(place))))).toEqual(own.map((more) => [more]));
  });

  test('what half of the letters say is not common, what more say is', () => {
    const letters = (more: number) => Array.from({ length: 10 }, (_, place) => letter(place < more ? (own[0] ?? '') : '', nameOf(place)));
    expect(judged(letters(5)).map((quotes) => quotes.length)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(judged(letters(6)).flat()).toEqual([]);
  });

  test('a name in a sentence is nobody’s own, a subject and mail below are', () => {
    const [one = '', ...others] = Array.from({ length: 3 }, (_, place) =>
      letter('', nameOf(place), `From: ${nameOf(place)} <x@y.example>\n`),
    );
    expect(commonLetter(one, [one, ...others])).toBe(one);
    const more = `${one.replace('From:', 'Subject: My eviction\nOrganisation: Leeds Legal Aid\nFrom:')}\n-----Original Message-----\nFrom: us\nSubject: x\n\nYou owe us £90.`;
    const common = commonLetter(more, [more, ...others]);
    for (const words of ['eviction', 'Legal Aid', '£90']) expect(common).not.toContain(words);
    expect(differences(common, more).join(' ')).toMatch(/My eviction.*Leeds Legal Aid.*£90/);
    for (const other of others) expect(differences(common, other)).toEqual([]);
  });

  test('letters with nothing in common have none', () => {
    const letters = own.map((more, place) => `Dear Minister\n\n${more}\n\nYours sincerely\n${nameOf(place)}\n`);
    expect(commonLetter(letters[0] ?? '', letters)).toBe('');
    expect(commonLetter('Dear Minister\n\nYours sincerely\nAnn Lee', [])).toBe('');
  });
});
