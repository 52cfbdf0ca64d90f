import type { Citation, Source } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { findIn } from '../testing/find-in.ts';
import { citationsResolve } from './citations-resolve.ts';

const source: Source = { document: 'leave', title: 'Leave', start: 100, text: 'You may take 25 days. Ask first.', trust: 'retrieved' };
const citation: Citation = {
  id: '1',
  title: 'Leave',
  quote: 'You may take 25 days.',
  position: { document: 'leave', start: 100, end: 121 },
};

async function find(citations: readonly Citation[], phrase?: string) {
  const statement = { text: 'x', citations, ...(phrase === undefined ? {} : { phrase }) };
  const found = await findIn(citationsResolve, {}, { text: 'x', stage: 'output', statement, sources: [source] });
  return found.map((words) => words.split(':')[0]);
}

describe('every citation must say what it quotes where it says so', () => {
  test.each<[string, readonly Citation[], readonly string[]]>([
    ['a citation that stands', [citation], []],
    ['no citation', [], ['citation-missing']],
    ['another document', [{ ...citation, position: { ...citation.position, document: 'pay' } }], ['citation-unresolved']],
    ['a place beside it', [{ ...citation, position: { document: 'leave', start: 101, end: 122 } }], ['citation-unresolved']],
    ['a place before the source', [{ ...citation, position: { document: 'leave', start: 0, end: 21 } }], ['citation-unresolved']],
    ['other words', [{ ...citation, quote: 'You may take 30 days.' }], ['citation-unresolved']],
    ['a longer place than the words', [{ ...citation, position: { document: 'leave', start: 100, end: 125 } }], ['citation-unresolved']],
    ['one of two that does not stand', [citation, { ...citation, quote: 'Y' }], ['citation-unresolved']],
  ])('%s', async (_, citations, expected) => {
    expect(await find(citations)).toEqual(expected);
  });

  test('a phrase needs no citation, but what it cites must stand', async () => {
    expect(await find([], 'thanks')).toEqual([]);
    expect(await find([{ ...citation, quote: 'Y' }], 'thanks')).toEqual(['citation-unresolved']);
  });
});
