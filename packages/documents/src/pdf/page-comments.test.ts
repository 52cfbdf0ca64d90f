import { expect, test } from 'vitest';
import { pageComments } from './page-comments.ts';

test('notes and remarks on marked words are comments; links, fields and empty notes are none', () => {
  const note = (subtype: string, str: string) => ({ subtype, contentsObj: { str, dir: 'ltr' } });
  const annotations = [
    note('Text', 'Ask\nJane.'),
    note('Highlight', 'Too long'),
    note('Text', ' '),
    note('Link', 'Go'),
    note('Widget', 'Name'),
    null,
  ];
  expect(pageComments(annotations)).toEqual(['Ask Jane.', 'Too long']);
});
