import { expect, test } from 'vitest';
import { tableHeads, tableReach } from './table-heads.ts';

const headOf = (text: string, word: string) => tableHeads(text).headerOf(text.indexOf(word)).trim();

test.each([
  ['tabs', 'Name\tNHS No\nA\tX', 'NHS No'],
  ['bars, and a line that divides', '| Name | NHS No |\n|---|---|\n| A | X |', 'NHS No'],
  ['commas', 'Name,NHS No,Town\nA,X,Leeds', 'NHS No'],
  ['semicolons', 'Name;NHS No\nA;X', 'NHS No'],
  ['a comma inside quotation marks', 'Name,NHS No,Town\n"Osei, Jane",X,Leeds', 'NHS No'],
  ['the head several rows up', 'Name\tNHS No\nA\tB\nC\tD\nE\tX', 'NHS No'],
])('the head of a column: %s', (_, text, head) => {
  expect(headOf(text, 'X')).toBe(head);
});

test.each([
  ['in the first row', 'Name\tX\nA\tB'],
  ['in rows of another number', 'Name\tNHS No\tTown\nA\tX'],
  ['after an empty line', 'Name\tNHS No\n\nA\tX'],
  [
    'in prose with a comma',
    `${'Words that run on and on for a good while longer than any head, '}he said\n${'and more words that run on for a good while longer than any head, '}X`,
  ],
  ['past its reach', `Name\tNHS No\n${'A\tB\n'.repeat(tableReach / 4)}A\tX`],
])('none: %s', (_, text) => {
  expect(headOf(text, 'X')).not.toBe('NHS No');
});
