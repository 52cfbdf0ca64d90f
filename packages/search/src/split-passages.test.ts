import type { Block } from '@assay/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitPassages } from './split-passages.ts';

type Piece = readonly [kind: Block['kind'], words: string, level?: number];

function documentOf(pieces: readonly Piece[]): { text: string; blocks: Block[] } {
  const blocks: Block[] = [];
  let text = '';
  for (const [kind, words, level] of pieces) {
    if (text !== '') text += '\n\n';
    blocks.push({ kind, start: text.length, end: text.length + words.length, ...(level === undefined ? {} : { level }) });
    text += words;
  }
  return { text, blocks };
}

function passagesOf(pieces: readonly Piece[]): readonly (readonly [words: string, headings: readonly string[]])[] {
  const document = documentOf(pieces);
  return splitPassages(document).map(({ start, end, headings }) => [document.text.slice(start, end), headings]);
}

describe('splitPassages', () => {
  test('a paragraph is a passage, under the headings above it', () => {
    expect(
      passagesOf([
        ['heading', 'Grants', 1],
        ['paragraph', 'One.'],
        ['heading', 'Wells', 2],
        ['heading', 'Fees', 3],
        ['paragraph', 'Two.'],
        ['paragraph', 'Three.'],
        ['heading', 'Buses', 2],
        ['paragraph', 'Four.'],
      ]),
    ).toEqual([
      ['One.', ['Grants']],
      ['Two.', ['Grants', 'Wells', 'Fees']],
      ['Three.', ['Grants', 'Wells', 'Fees']],
      ['Four.', ['Grants', 'Buses']],
    ]);
  });

  test('a list or table stays with the words that lead into it', () => {
    expect(
      passagesOf([
        ['paragraph', 'You need:'],
        ['list-item', 'a form'],
        ['list-item', 'a fee'],
        ['paragraph', 'The rates are below.'],
        ['table-row', 'Well | 60%'],
        ['table-row', 'Bus | 70%'],
        ['paragraph', 'After.'],
      ]).map(([words]) => words),
    ).toEqual(['You need:\n\na form\n\na fee', 'The rates are below.', 'Well | 60%\n\nBus | 70%', 'After.']);
  });

  test('a long list is parted before it is too long to read', () => {
    const items: Piece[] = Array.from({ length: 60 }, (_, number) => [
      'list-item',
      `item number ${number} with several more words to read`,
    ]);
    const passages = passagesOf([['paragraph', 'You need:'], ...items]);
    expect(passages.length).toBeGreaterThan(2);
    for (const [words] of passages) expect(words.length).toBeLessThanOrEqual(1_200);
  });

  test('levels that are left out leave no empty heading', () => {
    expect(
      passagesOf([
        ['heading', 'Deep', 4],
        ['paragraph', 'Words.'],
      ]),
    ).toEqual([['Words.', ['Deep']]]);
  });

  test('the page of a block is the page of its passage', () => {
    const [passage] = splitPassages({ text: 'Words.', blocks: [{ kind: 'paragraph', start: 0, end: 6, page: 3 }] });
    expect(passage).toEqual({ start: 0, end: 6, page: 3, headings: [], section: 0 });
  });

  test('a text without paragraphs is one passage; without words there is none', () => {
    expect(splitPassages({ text: ' Words. ', blocks: [] })).toEqual([{ start: 1, end: 7, headings: [], section: 0 }]);
    expect(passagesOf([['heading', 'Applications close in March', 2]])).toEqual([['Applications close in March', []]]);
    expect(splitPassages({ text: ' \n', blocks: [] })).toEqual([]);
  });

  test('whatever the blocks, passages are in order, apart, and hold every block but headings', () => {
    const piece = fc.tuple(
      fc.constantFrom<Block['kind']>('heading', 'paragraph', 'list-item', 'table-row'),
      fc.constantFrom('Words.', 'You need:', 'x'.repeat(700)),
      fc.integer({ min: 1, max: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text, blocks } = documentOf(pieces);
        const passages = splitPassages({ text, blocks });
        let before = 0;
        for (const { start, end } of passages) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        for (const { kind, start, end } of blocks)
          if (kind !== 'heading') expect(passages.some((passage) => passage.start <= start && end <= passage.end)).toBe(true);
      }),
    );
  });
});
