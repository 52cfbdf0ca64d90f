import type { PolicySearchResult } from '@assay/policy-search';
import { describe, expect, test } from 'vitest';
import { nothingFoundLine, searchDocument } from './search-document.ts';

const receipt = { query: 'Who pays?', terms: ['pay'], collection: 'policy', documentsSearched: 12 };
const citation = {
  id: '1',
  title: 'Wells',
  quote: 'It pays £4,500.',
  position: { document: 'wells.html', section: 'Payment', start: 4, end: 19 },
  url: 'https://example.org/wells',
  notes: ['withdrawn'],
};
const answered: PolicySearchResult = {
  status: 'answered',
  confidence: 0.9,
  statements: [],
  passages: [{ text: 'It pays £4,500.', citation }],
  nearest: [],
  choices: [],
  disagreements: [],
  receipt,
};
const at = new Date('2027-03-04T10:00:00Z');
const documentOf = (result: PolicySearchResult, notices: Parameters<typeof searchDocument>[1]['notices'] = []) =>
  searchDocument('Who pays?', { result, notices, at, json: '' });

test('where there was nothing to search, that is what is said', () => {
  expect(nothingFoundLine({ ...receipt, documentsSearched: 0 })).toMatch(/No document was searched/);
  expect(nothingFoundLine(receipt)).toBe('Nothing found in 12 documents that answers this.');
});

describe('the document of a search', () => {
  test('tells what a model wrote apart from what is quoted, with its pages', () => {
    const { blocks } = documentOf({ ...answered, statements: [{ text: 'Wells are paid for.', citations: [citation, citation] }] });
    expect(blocks.slice(0, 2)).toEqual([
      { kind: 'heading', level: 1, text: expect.stringContaining('Written by a model') },
      { kind: 'list', isOrdered: false, items: ['Wells are paid for. (Wells)'] },
    ]);
  });

  test('quotes each passage with its title, section, link and notes, and says what was searched', () => {
    const { title, created, marking, blocks } = documentOf(answered);
    expect([title, created, marking]).toEqual(['Who pays?', at, undefined]);
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: '[1] Wells' },
      { kind: 'quotation', text: 'It pays £4,500.', source: 'Wells, section "Payment", wells.html, characters 4 to 19' },
      { kind: 'list', isOrdered: false, items: ['Link: https://example.org/wells', 'Note: withdrawn'] },
      { kind: 'heading', level: 1, text: 'What was searched' },
      expect.objectContaining({ kind: 'table', rows: expect.arrayContaining([['Documents searched', '12']]) }),
    ]);
  });

  test('says before the first passage that it is not stated as the answer, where it is not', () => {
    const { blocks } = documentOf({ ...answered, status: 'perhaps' });
    expect(blocks[0]).toEqual({ kind: 'paragraph', text: expect.stringMatching(/^Not sure/) });
    expect(blocks.slice(1)).toEqual(documentOf(answered).blocks);
  });

  test('says that nothing was found, and names the nearest pages', () => {
    const nearest = [{ document: 'taps.html', title: 'Taps', note: 'another nation' }];
    const { blocks } = documentOf({
      status: 'nothing-found',
      confidence: 0,
      statements: [],
      passages: [],
      nearest,
      choices: [],
      disagreements: [],
      receipt,
    });
    expect(blocks.slice(0, 3)).toEqual([
      { kind: 'paragraph', text: 'Nothing found in 12 documents that answers this.' },
      { kind: 'heading', level: 1, text: 'The nearest pages' },
      { kind: 'list', isOrdered: false, items: ['Taps (taps.html): another nation'] },
    ]);
  });

  test('says what was asked and what was searched for, with which filters, and which nations there are to choose from', () => {
    const rowsOf = (result: PolicySearchResult) => documentOf(result).blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rowsOf(answered)).toContainEqual(['Filters', 'none']);
    const filters = { nation: 'Wales', updatedFrom: '2026-01-01' } as const;
    const rows = rowsOf({ ...answered, choices: ['England', 'Wales'], receipt: { ...receipt, query: 'Who pays? (wells)', filters } });
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Question asked', 'Who pays?'],
        ['Question searched for', 'Who pays? (wells)'],
        ['Filters', 'nation: Wales; updated from: 2026-01-01'],
        ['Pages hold in different nations', 'England, Wales'],
      ]),
    );
  });

  test('shows pages that disagree side by side with their dates', () => {
    const pages = [
      { document: 'a', title: 'Wells', says: 'It pays £4.', updated: '2026-03-01' },
      { document: 'b', title: 'Old wells', says: 'It pays £3.' },
    ];
    expect(documentOf({ ...answered, disagreements: [{ pages }] }).blocks).toContainEqual({
      kind: 'list',
      isOrdered: false,
      items: ['Wells (a, updated 2026-03-01): “It pays £4.” But: Old wells (b, no date): “It pays £3.”'],
    });
  });

  test('bears the marking of what went in on every page, and the notices in its text', () => {
    const message = 'What went in is marked OFFICIAL-SENSITIVE.';
    const notice = {
      rule: 'marking-carried',
      check: 'protective-marking',
      kind: 'official-sensitive',
      action: 'flag',
      message,
      where: 'answer',
    } as const;
    const { marking, blocks } = documentOf(answered, [notice]);
    expect(marking).toBe('OFFICIAL-SENSITIVE');
    expect(blocks).toContainEqual({ kind: 'list', isOrdered: false, items: [`${message} (answer)`] });
  });
});
