import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { nationsToChoose } from './nations-to-choose.ts';

function from(document: string, nation?: string, title = 'Hedge grant'): Passage {
  const position = { document, start: 0, end: 1 };
  const metadata = nation === undefined ? {} : { nation };
  return { id: document, document, title, text: 'x', position, score: 1, coverage: 1, confidence: 1, missing: [], metadata };
}

describe('nationsToChoose', () => {
  test('pages of two nations are told apart by asking which is meant', () => {
    expect(nationsToChoose('hedge grant', [from('a', 'Wales'), from('b', 'England')])).toEqual(['England', 'Wales']);
    expect(nationsToChoose('hedge grant', [from('a', undefined, 'Hedges: Wales'), from('b', 'England')])).toEqual(['England', 'Wales']);
  });

  test.each([
    ['the question names one', 'hedge grant in Wales', [from('a', 'Wales'), from('b', 'England')]],
    ['all hold in one nation', 'hedge grant', [from('a', 'England'), from('b', 'England and Wales')]],
    ['the best holds everywhere', 'hedge grant', [from('a'), from('b', 'England')]],
    ['nothing was found', 'hedge grant', []],
  ])('nothing is asked where %s', (_, question, passages) => {
    expect(nationsToChoose(question, passages)).toEqual([]);
  });
});
