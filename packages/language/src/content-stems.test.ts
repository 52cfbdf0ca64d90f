import { expect, test } from 'vitest';
import { contentStems } from './content-stems.ts';
import { stopWords } from './stop-words.ts';

test('topic words are kept in order, with their repeats; the others go', () => {
  expect(contentStems('How do I apply for the grant, and is a grant paid twice?')).toEqual(['appli', 'grant', 'grant', 'paid', 'twice']);
});

test.each(['', '  ', 'How can I do it?', '– …'])('%j has no topic', (text) => {
  expect(contentStems(text)).toEqual([]);
});

test('stop words are small letters without apostrophes, as tokens are', () => {
  expect([...stopWords].filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
});

test.each(['grant', 'wales', 'deadline', 'benefit', 'child', 'tax', 'council'])('%s carries a topic', (word) => {
  expect(stopWords.has(word)).toBe(false);
});
