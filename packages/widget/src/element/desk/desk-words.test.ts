import { describe, expect, test } from 'vitest';
import { messages as welsh } from '../welsh.ts';
import { readWords } from '../words.ts';
import { deskWords } from './desk-words.ts';

describe('the words of the desk', () => {
  test('are English, and each can be replaced', () => {
    const words = deskWords(readWords('{"desk.letter":"Their letter"}'));
    expect([words('desk.letter'), words('desk.reply')]).toEqual(['Their letter', 'The reply']);
    expect(words.count('drafter.check.figure', 2)).toBe('2 figures or dates');
  });

  test('are Welsh where the widget’s are, counted as Welsh counts', () => {
    const words = deskWords(readWords('{"desk.letter":"Llythyr yr aelod"}', welsh));
    expect([words('desk.letter'), words('desk.reply')]).toEqual(['Llythyr yr aelod', 'Yr ateb']);
    expect([1, 2, 3].map((count) => words.count('drafter.readyGaps', count))).toEqual(['1 bwlch', '2 fwlch', '3 bwlch']);
  });
});
