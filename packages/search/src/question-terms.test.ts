import { describe, expect, test } from 'vitest';
import { questionTerms, withOthers } from './question-terms.ts';

const read = (text: string, scenario?: string) => questionTerms(text, { scenario: { text: scenario, weight: 0.5 } });

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

  test('words that pages use for those of a question stand apart from it', () => {
    const everyday = { of: (words: readonly string[]) => new Set(words.includes('kids') ? ['child'] : []), weight: 0.2 };
    const terms = questionTerms('Can my kids travel free?', { everyday });
    expect([...terms.everyday]).toEqual([['child', 0.2]]);
    expect(terms.everything.has('child')).toBe(false);
    expect([...withOthers(terms.everything, terms.everyday).keys()]).toEqual(['child', ...terms.everything.keys()]);
    expect(withOthers(terms.everything, read('Can my kids travel free?').everyday)).toEqual(terms.everything);
  });
});
