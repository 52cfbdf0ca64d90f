import { sha256 } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { readPassage } from './read-passage.ts';

const text = 'The well grant pays 60%.';
const read = (metadata: Record<string, unknown>, pageContent = text) => readPassage({ pageContent, metadata });
const own = `wells.md#${sha256(text).slice(0, 12)}`;

describe('the place of a passage', () => {
  test.each<[string, Record<string, unknown>, object]>([
    ['is the offset that a splitter noted', { start: 40 }, { document: 'wells.md', start: 40, end: 64 }],
    ['is that offset also as others call it', { start_index: 40 }, { document: 'wells.md', start: 40, end: 64 }],
    ['is in a document of its own where nobody noted one', {}, { document: own, start: 0, end: 24 }],
    [
      'has a page and lines where they were noted, which are no offsets',
      { loc: { pageNumber: 3, lines: { from: 2, to: 5 } } },
      { document: own, page: 3, section: 'lines 2 to 5', start: 0, end: 24 },
    ],
    [
      'is Assay’s own where it came from Assay',
      { position: { document: 'd1', section: 'Pay', start: 7, end: 31 } },
      { document: 'd1', section: 'Pay', start: 7, end: 31 },
    ],
    [
      'is not one that is too short for the words',
      { position: { document: 'd1', start: 7, end: 8 } },
      { document: own, start: 0, end: 24 },
    ],
    ['is not a number that is none', { start: -1, start_index: '40', startIndex: 1.5 }, { document: own, start: 0, end: 24 }],
    ['is not a page before the first', { loc: { pageNumber: 0 } }, { document: own, start: 0, end: 24 }],
  ])('%s', (_, metadata, place) => {
    expect(read({ source: 'wells.md', ...metadata })?.position).toEqual(place);
  });
});

test('passages of one source without offsets never share a place', () => {
  const [one, other] = [read({ source: 'a.md' }), read({ source: 'a.md' }, 'Other words of it.')];
  expect(one?.position.document).not.toBe(other?.position.document);
  expect(one?.id).not.toBe(other?.id);
});

test('only what Assay knows of documents is taken over, in its form', () => {
  const metadata = { publisher: 'Land Office', status: 'secret', updated: 7, synthetic: true, groups: ['land'], url: 'x'.repeat(900) };
  expect(read(metadata)?.metadata).toEqual({ publisher: 'Land Office', synthetic: true, url: 'x'.repeat(500) });
});

test.each([[''], [' \n'], [7], [undefined]])('a document whose text is %j is no passage', (pageContent) => {
  // What a store may wrongly hold has not the type of a text.
  expect(readPassage({ pageContent: pageContent as string, metadata: {} })).toBeUndefined();
});

test('a text without end is cut, and its place with it', () => {
  const passage = read({ source: 'a.md', start: 10 }, 'x'.repeat(30_000));
  expect(passage?.text).toHaveLength(20_000);
  expect(passage?.position).toEqual({ document: 'a.md', start: 10, end: 20_010 });
});

test('a document without a name is called so', () => {
  expect(read({ source: ' ', title: 7 })).toMatchObject({ title: 'document' });
});
