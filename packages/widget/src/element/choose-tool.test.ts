import { describe, expect, test } from 'vitest';
import { chooseTool, lookOf } from './choose-tool.ts';

const long = 'The panel met on 4 May and agreed to close the footbridge. '.repeat(15);

describe('a text looks like', () => {
  test.each([
    ['a question', 'How many days of leave can be carried over?', 'question'],
    ['a question about a letter', 'How soon must I answer a letter that begins “Dear Minister”?', 'question'],
    ['a letter', 'Dear Minister\n\nWhen will the bridge open?\n\nYours faithfully\nA. Bello', 'letter'],
    ['a long letter', `Dear Sir or Madam\n\n${long}`, 'letter'],
    [
      'a letter without a greeting',
      'I asked you in May when the bridge opens and had no answer at all.\n\nKind regards\nA. Bello',
      'letter',
    ],
    ['an e-mail', 'From: a.bello@example.org\nSubject: The bridge\n\nWhen does it open? I have asked before and had no answer.', 'letter'],
    ['a Welsh letter', 'Annwyl Weinidog\n\nPryd fydd y bont yn agor?', 'letter'],
    ['a document', long, 'long'],
  ])('%s', (_, text, look) => {
    expect(lookOf(text)).toBe(look);
  });
});

test('a tool that is off is not chosen, and nothing else in its place', () => {
  expect(chooseTool('Dear Minister', new Set(['summariser', 'policy-search']))).toEqual({ look: 'letter', tool: undefined });
  expect(chooseTool(long, new Set(['summariser']))).toEqual({ look: 'long', tool: 'summariser' });
});

test('a text without an end of line or word is looked at in time', () => {
  expect(lookOf('a'.repeat(2_000_000))).toBe('question');
  expect(lookOf(`${' '.repeat(1_000_000)}x`)).toBe('question');
});
