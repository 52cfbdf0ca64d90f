import { describe, expect, test } from 'vitest';
import welsh from './messages/cy.json' with { type: 'json' };
import english from './messages/en.json' with { type: 'json' };
import { readWords } from './words.ts';

describe('words', () => {
  test('are English where nothing is said', () => {
    expect(readWords(null)('stop')).toBe('Stop');
  });

  test('are replaced by key, the others stay', () => {
    const words = readWords(JSON.stringify({ stop: 'Stopio', copy: 7 }));
    expect([words('stop'), words('copy')]).toEqual(['Stopio', 'Copy with sources']);
  });

  test.each(['', '{', '[]', 'null', '"a"', '7'])('overrides that are no JSON object (%j) change nothing', (overrides) => {
    expect(readWords(overrides)('stop')).toBe('Stop');
  });

  test('follow the plural rules of their language', () => {
    expect([1, 2].map((count) => readWords(null).count('notices', count))).toEqual(['1 thing to check', '2 things to check']);
    const welsh = readWords(JSON.stringify({ locale: 'cy', 'notices.two': '{count} beth', 'notices.other': '{count} o bethau' }));
    expect([2, 9].map((count) => welsh.count('notices', count))).toEqual(['2 beth', '9 o bethau']);
  });

  test('a locale that is none falls back', () => {
    expect(readWords(JSON.stringify({ locale: '!' })).count('notices', 1)).toContain('1');
  });

  test('a value in a slot is never read as a slot', () => {
    expect(readWords(null)('progress.count', { message: '{total}', done: 1, total: 2 })).toBe('{total} (1 of 2)');
  });

  test('of feedback are there in Welsh too, each under its English key', () => {
    const feedback = Object.keys(english).filter((key) => key.startsWith('feedback.'));
    expect(Object.keys(welsh).sort()).toEqual(['locale', ...feedback].sort());
    expect(readWords(JSON.stringify(welsh))('feedback.thanks')).toBe('Diolch');
  });

  test('none in the file has markup', () => {
    expect([...Object.values(english), ...Object.values(welsh)].filter((text) => /[<>]/.test(text))).toEqual([]);
  });
});
