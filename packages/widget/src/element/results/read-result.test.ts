import { describe, expect, test } from 'vitest';
import { readDraft } from '../desk/read-draft.ts';
import { readAnswer, readSummary } from './read-result.ts';

const position = { document: 'input', start: 0, end: 4 };
const citation = { id: '1', title: 'Leave', quote: 'Yes.', position };
const summary = {
  title: '',
  mode: 'pages',
  words: 1,
  asked: 10,
  dropped: 0,
  readingAge: 9,
  toCheck: { figures: 0, claims: 0 },
  standing: [],
  parts: [
    {
      heading: '',
      status: 'filled',
      statements: [{ text: 'Yes.', citations: [citation], follows: false, details: { who: 'We', figures: ['4'] } }],
    },
  ],
  leftOut: { sections: ['Annex'], against: [{ text: 'No.', citation, why: 'objects' }], differences: 0 },
};
const draft = {
  paragraphs: [{ text: 'Dear Ms Osei', citations: [], kind: 'frame' }],
  asks: [
    {
      quote: 'When?',
      position: { document: 'input', start: 0, end: 5 },
      status: 'gap',
      line: null,
      owner: '',
      refused: [],
      nearest: [],
    },
  ],
  urgent: [{ what: 'legal', quote: 'I will sue.', position: { document: 'input', start: 6, end: 17 } }],
  kinds: [{ kind: 'treat-official', reason: 'asks' }],
  clocks: [{ title: 'Reply', due: '2026-12-29', problem: '', source: 'Guide', later: [{ when: 'complex', due: '2027-01-28' }] }],
  correspondent: { addressee: 'Ms Jane Osei', onBehalfOf: '', authority: 'not-needed' },
  dates: { received: '2026-11-27', isReceivedAssumed: true },
  language: 'en',
  draft: 'Dear Ms Osei',
  checks: [{ kind: 'gap-left', quote: '[Gap]', start: 0, end: 5, message: 'Fill it.' }],
};
const answer = {
  status: 'answered',
  statements: [{ text: 'It is so.', citations: [citation] }],
  passages: [{ text: 'Yes.', citation }],
  nearest: [{ document: 'leave', title: 'Leave', note: '' }],
  choices: ['England', 'Wales'],
  disagreements: [{ pages: [{ document: 'a', title: 'A', says: '£4', updated: '2026-03-01' }] }],
  receipt: { query: 'q', terms: ['leave'], collection: 'policy', documentsSearched: 4 },
};

describe.each([
  ['a summary', readSummary, summary, { ...summary, standing: [{ text: 'Yes.', citations: [{ ...citation, quote: 7 }] }] }],
  ['a draft', readDraft, draft, { ...draft, paragraphs: [{ text: 'x', citations: [], kind: 'poem' }] }],
  ['an answer', readAnswer, answer, { ...answer, receipt: { terms: [] } }],
  ['an answer that a model wrote', readAnswer, { ...answer, statements: [] }, { ...answer, statements: [{ text: 'It is so.' }] }],
  ['an answer as sure as it says', readAnswer, { ...answer, status: 'perhaps' }, { ...answer, status: 'certain' }],
])('%s', (_, read, right, wrong) => {
  test('is read as it is', () => {
    expect(read(right)).toBe(right);
  });

  test.each([wrong, null, undefined, [], 'text', {}])('is never made of %j', (value) => {
    expect(read(value)).toBeUndefined();
  });
});

test.each([[{}], [{ pages: [{ document: 'a', title: 'A' }] }], [{ pages: [{ document: 'a', title: 'A', says: 'x', updated: 4 }] }]])(
  'an answer with the disagreement %j is none',
  (disagreement) => {
    expect(readAnswer({ ...answer, disagreements: [disagreement] })).toBeUndefined();
  },
);

test.each([{ notes: 'one' }, { notes: [1] }, { url: 1 }, { position: { document: 'input' } }])('a citation with %j is none', (change) => {
  expect(readAnswer({ ...answer, passages: [{ text: 'Yes.', citation: { ...citation, ...change } }] })).toBeUndefined();
});

test.each([
  [{ parts: [{ heading: 'a', status: 'filled', statements: [{ text: 'a' }] }] }],
  [{ parts: [{ heading: 'a', status: 'filled', statements: [{ text: 'a', citations: [], under: 4 }] }] }],
  [{ parts: [{ heading: 'a', status: 'filled', statements: [{ text: 'a', citations: [], details: { who: 4 } }] }] }],
  [{ leftOut: { sections: [], against: [{ text: 'a' }], differences: 0 } }],
  [{ words: 'many' }],
])('a summary with %j is none', (change) => {
  expect(readSummary({ ...summary, ...change })).toBeUndefined();
});
