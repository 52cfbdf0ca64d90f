import { describe, expect, test } from 'vitest';
import { chooseByRules } from './choose-by-rules.ts';

const notes =
  'Notes of the site visit, 4 May. The footbridge was closed in February after an inspection found rot in two beams. The owner has ordered new ones. A minibus runs every half hour meanwhile. The ward councillor asked for better signs, and the trust agreed to put up four of them before the summer.';

describe('by its signs a text goes to', () => {
  test.each([
    ['a question', 'How many days of annual leave can be carried over?', 'policy-search'],
    ['a question in keywords', 'eligibility hedgerow grant tenants', 'policy-search'],
    ['a question about a letter', 'How soon must I answer a letter that begins “Dear Minister”?', 'policy-search'],
    ['a letter', 'Dear Minister\n\nWhen will the bridge open?\n\nYours faithfully\nA. Bello', 'drafter'],
    [
      'a letter without a greeting',
      'I asked you in May when the bridge opens and had no reply at all.\n\nKind regards\nA. Bello',
      'drafter',
    ],
    ['an e-mail', 'From: a.bello@example.org\nSubject: The bridge\n\nWhen does it open? I have asked before and had no answer.', 'drafter'],
    ['a Welsh letter', 'Annwyl Weinidog\n\nPryd fydd y bont yn agor?\n\nYn gywir\nA. Bello', 'drafter'],
    ['a letter to be answered', 'Please draft a reply to this:\n\nDear Sir\n\nWhere is my refund?\n\nJ. Platt', 'drafter'],
    ['a document', notes, 'summariser'],
    ['a document with what is wanted of it', `Key points from this please\n\n${notes}`, 'summariser'],
    ['a greeting', 'hello', 'none'],
    ['a poem', 'write me a poem about spring', 'none'],
    ['an order without a text', 'summarise this please', 'none'],
  ])('%s', (_, text, tool) => {
    expect(chooseByRules({ text })).toBe(tool);
  });
});

test('how long the whole text is counts, where only a part of it is given', () => {
  expect(chooseByRules({ text: notes, words: 20_000 })).toBe('summariser');
});

test.each([
  ['a', 4_000],
  [' ', 3_999],
  ['\n', 3_999],
  ['Dear ', 790],
  ['From: x\n', 490],
  ['A. ', 1_300],
  ['>', 4_000],
])('a text of %j over and over is looked at in time', (piece, times) => {
  expect(['policy-search', 'drafter', 'summariser', 'none']).toContain(chooseByRules({ text: `${piece.repeat(times)}x` }));
});
