import type { Passage } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { mismatchOf, pagesElsewhere } from './mismatch-of.ts';

function passage({ metadata = {}, ...changes }: Partial<Passage> = {}): Passage {
  const text = 'The grant pays £14.20 a metre.';
  return {
    id: 'hedges#0',
    document: 'hedges',
    title: 'Hedge grant',
    text,
    position: { document: 'hedges', start: 0, end: text.length },
    score: 1,
    coverage: 1,
    confidence: 1,
    missing: [],
    metadata: { nation: 'England', updated: '2026-03-01', ...metadata },
    ...changes,
  };
}

describe('mismatchOf', () => {
  test('a page of another nation is no answer, and says which it is for', () => {
    expect(mismatchOf('What does the grant pay in Scotland?', passage())).toBe('applies to England, not to Scotland');
  });

  test('the title tells the nation where nothing else does', () => {
    const page = passage({ title: 'Hedge grant: Wales', metadata: { nation: undefined } });
    expect(mismatchOf('What does it pay in England?', page)).toBe('applies to Wales, not to England');
    expect(mismatchOf('What does it pay in England?', passage({ metadata: { nation: undefined } }))).toBeUndefined();
  });

  test.each([
    ['no nation is asked about', 'What does the grant pay?', passage()],
    ['it is the nation asked about', 'What does the grant pay in England?', passage()],
    ['one of two is asked about', 'Can an English contractor work in Wales?', passage()],
    ['its rule holds in the nation among others', 'What about Wales?', passage({ metadata: { nation: 'England and Wales' } })],
    ['it speaks of the nation itself', 'What about Scotland?', passage({ text: 'In Scotland, apply to the forest office.' })],
  ])('a passage is read where %s', (_, question, found) => {
    expect(mismatchOf(question, found)).toBeUndefined();
  });

  test('a year that stands nowhere on the page is not answered', () => {
    expect(mismatchOf('What was the rate in 2019?', passage({ missing: ['2019'] }))).toBe('says nothing of 2019');
  });

  test.each([
    ['the page names it', 'What was the rate in 2019?', passage()],
    ['the page is of that year', 'What is the rate in 2026?', passage({ missing: ['2026'] })],
    ['the page names one of two', 'Is the rate for 2018 to 2019 the same?', passage({ missing: ['2018'] })],
    ['it is told beside the question', 'I farmed here until 1988. What does the grant pay?', passage({ missing: ['1988'] })],
    ['it is a sum of money', 'Is £2000 the most I get?', passage({ missing: ['2000'] })],
  ])('a year is no mismatch where %s', (_, question, found) => {
    expect(mismatchOf(question, found)).toBeUndefined();
  });
});

describe('pagesElsewhere', () => {
  const elsewhere = (question: string, text: string) => [...pagesElsewhere(question, [passage(), passage({ text })])];

  test.each([
    'Employees get 10 days. Northern Ireland has its own rules, which are not described here.',
    'There are different rules in Northern Ireland.',
    'This guide does not apply in Northern Ireland.',
  ])('%j sends a question about Northern Ireland elsewhere', (text) => {
    expect(elsewhere('How many days in Northern Ireland?', text)).toEqual(['hedges']);
    expect(elsewhere('How many days in Wales?', text)).toEqual([]);
    expect(elsewhere('How many days?', text)).toEqual([]);
  });

  test('a sentence about something else beside it does not', () => {
    expect(elsewhere('How many days in Wales?', 'In Wales you get 10 days. Agency staff are not covered.')).toEqual([]);
  });
});
