import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { disagreementsOf } from './disagreements-of.ts';

function from(document: string, text: string, nation?: string): Passage {
  const position = { document, start: 0, end: text.length };
  const metadata = nation === undefined ? {} : { nation };
  return { id: document, document, title: document, text, position, score: 1, coverage: 1, confidence: 1, missing: [], metadata };
}

const says = (passages: readonly Passage[]) => disagreementsOf(passages).map(({ one, other }) => [one.says, other.says]);

describe('disagreementsOf', () => {
  test('two pages that give other sums for the same thing are named with what each says', () => {
    const one = from('a', 'Ask early. The hedge grant pays £14.20 for each metre planted.');
    const other = from('b', 'The hedge grant pays £16.50 for each metre planted.');
    expect(says([one, other])).toEqual([
      ['The hedge grant pays £14.20 for each metre planted.', 'The hedge grant pays £16.50 for each metre planted.'],
    ]);
  });

  test('dates differ as sums do', () => {
    const pages = ['28 February', '31 March'].map((day, place) =>
      from(`p${place}`, `Applications for the grant close on ${day} each year.`),
    );
    expect(says(pages)).toHaveLength(1);
  });

  test.each<[string, readonly Passage[]]>([
    ['the figures are the same', [from('a', 'The hedge grant pays £5 a metre.'), from('b', 'The hedge grant pays £5.00 or £5 a metre.')]],
    ['they are about other things', [from('a', 'The hedge grant pays £5 a metre.'), from('b', 'A pony permit costs £48.')]],
    ['they stand on one page', [from('a', 'The hedge grant pays £5 a metre.'), from('a', 'The hedge grant pays £6 a metre.')]],
    [
      'they hold in different nations',
      [from('a', 'The grant pays £5 a metre.', 'Wales'), from('b', 'The grant pays £6 a metre.', 'England')],
    ],
    ['one has no figure', [from('a', 'The hedge grant pays £5 a metre.'), from('b', 'The hedge grant pays by the metre.')]],
    ['too few words tell', [from('a', 'It costs £5.'), from('b', 'It costs £6.')]],
    ['there is nothing', []],
  ])('nothing disagrees where %s', (_, passages) => {
    expect(says(passages)).toEqual([]);
  });

  test('two pages that disagree twice are named once', () => {
    const one = [from('a', 'The hedge grant pays £5 a metre.'), from('a', 'The new hedge grant limit is £900 a year.')];
    const other = [from('b', 'The hedge grant pays £6 a metre.'), from('b', 'The new hedge grant limit is £800 a year.')];
    expect(says([...one, ...other])).toHaveLength(1);
  });
});
