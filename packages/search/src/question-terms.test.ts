import { describe, expect, test } from 'vitest';
import { questionTerms } from './question-terms.ts';

const read = (text: string, scenario?: string) => questionTerms(text, { text: scenario, weight: 0.5 });

describe('the terms of a question', () => {
  test('a word that is said again counts half as much again for what is found', () => {
    expect(read('Grants for wells: which grant?').question).toEqual(
      new Map([
        ['grant', 1.5],
        ['well', 1],
      ]),
    );
  });

  test('a word that is said again is one topic', () => {
    expect(read('A licence, which licence?').topics).toEqual(new Map([['licenc', 1]]));
  });

  test('a word of a list that goes on and on counts four times at most', () => {
    expect(read('bus '.repeat(50)).question).toEqual(new Map([['bu', 4]]));
  });

  test('a word of the scenario counts its weight once, and one of the question as in the question', () => {
    expect(read('bus fund, bus grant', 'The parish bus of our parish').everything).toEqual(
      new Map([
        ['parish', 0.5],
        ['bu', 1.5],
        ['fund', 1],
        ['grant', 1],
      ]),
    );
  });

  test('what was spoken has every word, and those of a topic as in the question', () => {
    expect(read('Can I get a bus, by bus?').spoken).toEqual(
      new Map([
        ['can', 1],
        ['i', 1],
        ['get', 1],
        ['a', 1],
        ['bu', 1.5],
        ['by', 1],
      ]),
    );
  });

  test('an empty scenario adds nothing', () => {
    const { question, everything } = read('bus fund', '  ');
    expect(everything).toBe(question);
  });

  test('a question of words without a topic is looked for by all its words', () => {
    expect(read('Who are you?').words).toEqual(['who', 'are', 'you']);
  });
});
