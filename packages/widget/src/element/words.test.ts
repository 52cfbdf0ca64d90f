import { describe, expect, test } from 'vitest';
import { messages as welsh } from './welsh.ts';
import { readWords } from './words.ts';

describe('words', () => {
  test('are English where nothing is said', () => {
    expect(readWords(null)('stop')).toBe('Stop');
  });

  test('are replaced by key, the others stay', () => {
    const words = readWords(JSON.stringify({ stop: 'Stopio', close: 7 }));
    expect([words('stop'), words('close')]).toEqual(['Stopio', 'Close the tools']);
  });

  test('are those of another language, and each of these can be replaced too', () => {
    const words = readWords(JSON.stringify({ stop: 'Rhoi’r gorau iddi' }), welsh);
    expect([words('stop'), words('stopping')]).toEqual(['Rhoi’r gorau iddi', 'Wrthi’n stopio']);
  });

  test.each(['', '{', '[]', 'null', '"a"', '7'])('overrides that are no JSON object (%j) change nothing', (overrides) => {
    expect(readWords(overrides)('stop')).toBe('Stop');
  });

  test('follow the plural rules of their language', () => {
    expect([1, 2].map((count) => readWords(null).count('notices', count))).toEqual(['1 thing to check', '2 things to check']);
    expect([1, 2, 3, 6].map((count) => readWords(null, welsh).count('notices', count))).toEqual([
      '1 peth i’w wirio',
      '2 beth i’w gwirio',
      '3 peth i’w gwirio',
      '6 peth i’w gwirio',
    ]);
  });

  test('a locale that is none falls back', () => {
    expect(readWords(JSON.stringify({ locale: '!' })).count('notices', 1)).toContain('1');
  });

  test('a value in a slot is never read as a slot', () => {
    expect(readWords(null)('progress.count', { message: '{total}', done: 1, total: 2 })).toBe('{total} (1 of 2)');
  });
});
