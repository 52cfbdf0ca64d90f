import { describe, expect, test } from 'vitest';
import { comparable, contextKept, tellsFact } from './told-facts.ts';

const summary = comparable([
  'The grant closes on 31 March 2027.',
  'It is paid in Leith.',
  'Tea was served.',
  'Nobody came.',
  'Only farms may apply.',
]);

describe('tellsFact', () => {
  test.each<[string, (string | string[])[], boolean]>([
    ['all in one sentence', ['grant', '31 march 2027'], true],
    ['in two that follow each other', ['31 March 2027', 'Leith'], true],
    ['an alternative is enough', [['Wick', 'Leith']], true],
    ['in two that do not follow each other', ['31 March 2027', 'Tea'], false],
    ['the end of a longer number', ['1 march 2027'], false],
    ['one fragment missing', ['31 March 2027', 'Wick'], false],
  ])('%s', (_, mustMention, told) => {
    expect(tellsFact(summary, { kind: 'deadline', fact: '', mustMention })).toBe(told);
  });
});

describe('contextKept', () => {
  test.each<[string, string, string[], boolean | undefined]>([
    ['a condition two sentences on', 'Tea was served', ['only farms'], true],
    ['a condition too far away', 'grant closes', ['only farms'], false],
    ['any of the alternatives', 'nobody came', ['in Wick', 'only farms'], true],
    ['a statement that is not told', 'the sun shone', ['only farms'], undefined],
  ])('%s', (_, said, needs, kept) => {
    expect(contextKept(summary, { kind: 'condition', said, needs, why: '' })).toBe(kept);
  });
});
