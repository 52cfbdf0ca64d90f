import { describe, expect, test } from 'vitest';
import { allMessages, wordsOf } from './words.ts';

const { 'en-GB': english, cy: welsh } = allMessages;
const slotsOf = (text: string | undefined) => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the words of the pages', () => {
  test('every message has its Welsh, and Welsh has no other', () => {
    expect(Object.keys(welsh).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(Object.keys(english))('%s names the same slots in both languages', (key) => {
    expect(slotsOf(welsh[key])).toEqual(slotsOf(english[key]));
  });

  test('a number is counted by the rules of its language, and a slot is never read as one', () => {
    expect([wordsOf().count('run.check', 1), wordsOf().count('run.check', 1_200)]).toEqual(['1 thing to check', '1,200 things to check']);
    expect(wordsOf('cy').count('run.check', 2)).toBe('2 peth i’w gwirio');
    expect(wordsOf()('run.reason', { message: '{title}' })).toBe('Reason given: {title}');
    expect(wordsOf().find('toString')).toBeUndefined();
  });
});
