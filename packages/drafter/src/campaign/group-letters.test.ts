import { describe, expect, test } from 'vitest';
import { groupLetters } from './group-letters.ts';

const posts =
  'I am writing to ask you to protect our village post offices. They are a lifeline for older people and for small businesses. Every month more branches close, and the nearest one is a bus ride away. Will you keep our branch open?';
const rivers =
  'I am appalled by the state of our rivers. Sewage is released into them every week, and nothing is done about it. Will you fine the companies that pollute them? The public wants clean water.';
const letter = (body: string, name: string, place = 'High Street') =>
  `1 ${place}\nLeeds\n18 November 2026\n\nDear Minister\n\n${body}\n\nYours sincerely\n${name}\n`;

const shuffled = <Item>(items: readonly Item[]) => items.toReversed();

describe('groupLetters', () => {
  test('letters of nearly the same words are one group, whoever signed them and wherever they live; others stay alone', () => {
    const letters = [
      letter(posts, 'Ms Jane Osei'),
      letter(rivers, 'Mr Ali Khan'),
      letter(`${posts} My mother cannot walk to the next one.`, 'Ann Lee', 'Mill Lane'),
      letter('Who may fish in the canal at night?', 'Jo Bee'),
      letter(posts.toUpperCase().replaceAll('.', '!'), 'Dr Wei Chen'),
      letter(rivers, 'Mrs Joan Field'),
    ];
    expect(groupLetters(letters)).toEqual([
      { members: [0, 2, 4], representative: 0 },
      { members: [1, 5], representative: 1 },
      { members: [3], representative: 3 },
    ]);
  });

  test('the reply is drafted on a letter that says what most say, and nothing of its own', () => {
    const letters = [letter(`${posts} My shop would close too.`, 'A'), letter(posts, 'B'), letter(posts, 'C')];
    expect(groupLetters(letters)[0]?.representative).toBe(1);
  });

  test('a member among citizens, or one who speaks of another nation, stands for nobody else', () => {
    const member = letter(posts, 'Jane Osei MP\nMember of Parliament for Leeds');
    const scottish = letter(posts, 'Ann Lee', 'Mill Lane\nInverness\nScotland');
    expect(
      groupLetters([member, scottish, letter(posts, 'Jo Bee'), letter(posts, 'Tom Ash'), letter(posts, 'Wei Chen')])[0]?.representative,
    ).toBe(2);
  });

  test('the order of the letters changes only the places', () => {
    const letters = Array.from({ length: 60 }, (_, place) =>
      letter(`${place % 3 === 0 ? posts : rivers} ${place % 7 === 0 ? `I saw it on day ${place} of my holiday.` : ''}`, `Writer ${place}`),
    );
    const named = (given: readonly string[]) => groupLetters(given).map(({ members }) => members.map((place) => given[place]).toSorted());
    expect(named(shuffled(letters))).toEqual(named(letters));
  });

  test('letters without words of their own belong to no group', () => {
    expect(groupLetters(['', 'Dear Minister\n\nYours sincerely\nAnn Lee', '']).map(({ members }) => members)).toEqual([[0], [1], [2]]);
  });

  test('no letters, no groups', () => {
    expect(groupLetters([])).toEqual([]);
  });
});
