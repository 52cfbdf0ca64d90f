import { expect, test } from 'vitest';
import type { Citation } from '../wire.ts';
import { readWords } from '../words.ts';
import { copyText } from './copy-text.ts';
import { resultWords } from './result-words.ts';

const words = resultWords(readWords(null));
const policy: Citation = {
  id: '1',
  title: 'Leave policy',
  quote: '25 days',
  position: { document: 'leave', start: 4, end: 11, section: 'Annual leave', page: 2 },
  url: 'https://example.org/leave',
  notes: ['Applies to: England'],
};
const input: Citation = { id: 's1', title: 'Your document', quote: 'Yes.', position: { document: 'input', start: 0, end: 4 } };
const rest = { note: 'Check it.', origin: 'http://127.0.0.1:8000', sourceTitle: 'The text you sent' };

test('each statement keeps its numbers, each source its place', () => {
  const text = copyText({ heading: 'Answer', statements: [{ text: '25 days', citations: [policy, input] }], ...rest }, words);
  expect(text).toBe(`Answer

25 days [1] [2]

Check it.

Sources
[1] Leave policy, Annual leave, page 2, Applies to: England, https://example.org/leave, http://127.0.0.1:8000/documents/leave?start=4&end=11#cited
[2] The text you sent, characters 0 to 4`);
});

test('a place cited twice has one number', () => {
  const statements = ['a', 'b'].map((text) => ({ text, citations: [input] }));
  expect(copyText({ heading: '', statements, ...rest }, words)).toContain('a [1]\n\nb [1]');
});

test('an address that may not be linked is left out', () => {
  const statements = [{ text: 'a', citations: [{ ...policy, url: 'javascript:alert(1)' }] }];
  expect(copyText({ heading: '', statements, ...rest }, words)).not.toContain('javascript');
});

test('without sources there is no list of them', () => {
  expect(copyText({ heading: 'Draft', statements: [{ text: 'Dear Sir', citations: [] }], ...rest }, words)).toBe(
    'Draft\n\nDear Sir\n\nCheck it.',
  );
});
