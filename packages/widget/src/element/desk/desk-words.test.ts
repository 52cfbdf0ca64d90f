import { describe, expect, test } from 'vitest';
import { readWords } from '../words.ts';
import { deskWords } from './desk-words.ts';
import welsh from './messages/cy.json' with { type: 'json' };
import english from './messages/en.json' with { type: 'json' };

const slotsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the words of the desk', () => {
  test('are English, and each can be replaced', () => {
    const words = deskWords(readWords('{"desk.letter":"Their letter"}'));
    expect([words('desk.letter'), words('desk.reply')]).toEqual(['Their letter', 'The reply']);
    expect(words.count('drafter.check.figure', 2)).toBe('2 figures or dates');
  });

  test('are Welsh where the widget’s are, counted as Welsh counts', () => {
    const words = deskWords(readWords('{"locale":"cy","desk.letter":"Llythyr yr aelod"}'));
    expect([words('desk.letter'), words('desk.reply')]).toEqual(['Llythyr yr aelod', 'Yr ateb']);
    expect([1, 2, 3].map((count) => words.count('drafter.readyGaps', count))).toEqual(['1 bwlch', '2 fwlch', '3 bwlch']);
  });

  test.each(Object.entries(english))('%s is there in Welsh, with the same slots', (key, text) => {
    const said: Readonly<Record<string, string>> = welsh;
    expect(said[key]).toBeTruthy();
    expect(slotsOf(said[key] ?? '')).toEqual(slotsOf(text));
  });
});
