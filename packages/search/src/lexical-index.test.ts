import { describe, expect, test } from 'vitest';
import type { Field } from './field.ts';
import { type LexicalIndex, lexicalIndex } from './lexical-index.ts';
import { scoreSheet } from './score-sheet.ts';
import { termDictionary } from './term-dictionary.ts';
import { termRows } from './term-rows.ts';

const body = { weight: 1, lengthNormalisation: 0.75 };
const title = { weight: 2, lengthNormalisation: 0.3 };
const anyone = () => true;

/** An index of units that are given as the words of each field. */
function indexWith(fields: readonly Field[], units: readonly (readonly (readonly string[])[])[]): LexicalIndex {
  const dictionary = termDictionary();
  const index = lexicalIndex(fields, { dictionary, rows: termRows(fields.length) });
  for (const unit of units) index.add(unit.map((words) => words.map(dictionary.numberFor)));
  return index;
}

function indexOf(...texts: readonly string[]): LexicalIndex {
  return indexWith(
    [body],
    texts.map((text) => [text.split(' ')]),
  );
}

function visibilityOf(index: LexicalIndex, isVisible: (unit: number) => boolean = anyone) {
  const visibility = index.openVisibility();
  for (let unit = 0; unit < index.size; unit += 1) if (isVisible(unit)) visibility.show(unit);
  return visibility;
}

function score(index: LexicalIndex, words: string, visibility = visibilityOf(index)) {
  const sheet = scoreSheet();
  const termWeights = index.score(new Map(words.split(' ').map((word) => [word, 1])), visibility, sheet);
  const of = (readOf: (unit: number) => number) => new Map(sheet.units.map((unit) => [unit, readOf(unit)] as const));
  return { scores: of(sheet.scoreOf), heldWeights: of(sheet.heldOf), termWeights };
}

describe('a lexical index', () => {
  test('scores by BM25: the formula worked by hand', () => {
    // Three units of mean length 2; "bus" is in one of them, once: idf = ln(1 + 2.5 / 1.5), tf = 1 / (1 - .75 + .75 * 2 / 2).
    const { scores, termWeights } = score(indexOf('bus fund', 'well grant', 'grant a'), 'bus');
    const idf = Math.log(1 + 2.5 / 1.5);
    expect(termWeights.get('bus')).toBeCloseTo(idf, 12);
    expect([...scores.keys()]).toEqual([0]);
    expect(scores.get(0)).toBeCloseTo(idf * (1 / 2.2), 12);
  });

  test('rare words, repeated words and short units count more', () => {
    const { scores } = score(indexOf('grant well', 'grant grant well', 'grant well and many other words', 'grant'), 'grant');
    const of = (unit: number) => scores.get(unit) ?? 0;
    expect(of(3)).toBeGreaterThan(of(0));
    expect(of(0)).toBeGreaterThan(of(2));
    expect(of(1)).toBeGreaterThan(of(2));
    const { termWeights } = score(indexOf('a b', 'a c', 'a d'), 'a b');
    expect(termWeights.get('b')).toBeGreaterThan(termWeights.get('a') ?? 0);
  });

  test('a word in a weightier field counts more', () => {
    const index = indexWith(
      [title, body],
      [
        [['well'], ['grant']],
        [['grant'], ['well']],
      ],
    );
    const { scores } = score(index, 'well');
    expect(scores.get(0)).toBeGreaterThan(scores.get(1) ?? 0);
  });

  test('the weight of the words a unit holds is told apart from its score', () => {
    const { heldWeights, termWeights } = score(indexOf('well grant', 'well'), 'well grant zebra');
    const weight = (...words: readonly string[]) => words.reduce((sum, word) => sum + (termWeights.get(word) ?? 0), 0);
    expect(heldWeights.get(0)).toBeCloseTo(weight('well', 'grant'), 12);
    expect(heldWeights.get(1)).toBeCloseTo(weight('well'), 12);
  });

  test('what is not visible or was removed counts nowhere: as if it had never been added', () => {
    const alone = score(indexOf('well grant', 'bus fund'), 'well fund');
    const index = indexOf('well grant', 'bus fund', 'well well fund fund zebra', 'well');
    const visibility = visibilityOf(index, (unit) => unit < 2);
    expect(score(index, 'well fund', visibility)).toEqual(alone);
    const followed = visibilityOf(index);
    for (const unit of [2, 3]) {
      score(index, 'well fund', followed);
      followed.hide(unit);
    }
    expect(score(index, 'well fund', followed)).toEqual(alone);
    expect(followed.units).toBe(2);
  });

  test('an empty index, an empty unit and an unknown word are no trouble', () => {
    expect(score(indexOf(), 'well').scores.size).toBe(0);
    const index = indexWith([body], [[[]]]);
    expect(score(index, 'well').scores.size).toBe(0);
    expect(Number.isFinite(score(index, 'well').termWeights.get('well'))).toBe(true);
  });

  test('units that were there at the start and units that came later are one index', () => {
    const texts = ['well grant', 'bus fund', 'well well fund zebra', 'well'];
    const whole = indexOf(...texts);
    const { starts, terms } = whole.rows;
    for (const count of [0, 1, 3, 4]) {
      const start = starts.values.slice(0, count + 1);
      const dictionary = termDictionary(['well', 'grant', 'bus', 'fund', 'zebra']);
      const index = lexicalIndex([body], { dictionary, rows: termRows(1, start, terms.values.slice(0, start.at(-1))) });
      for (const text of texts.slice(count)) {
        index.add([text.split(' ').map(dictionary.numberFor)]);
        // Asked between one and the next, each is counted by itself.
        score(index, 'well');
      }
      expect(score(index, 'well fund zebra')).toEqual(score(whole, 'well fund zebra'));
      expect(index.wordsOf(2, [0])).toEqual(['well', 'well', 'fund', 'zebra']);
      expect(index.holdsOf(1, ['fund', 'well', 'lamp'])).toEqual([true, false, false]);
    }
  });

  test('a word that is said more often than can be counted counts as often as can be', () => {
    const index = indexWith([title, title, body], [[Array(300).fill('well'), ['well'], Array(70_000).fill('well')]]);
    expect(score(index, 'well').scores.get(0)).toBeGreaterThan(0);
    expect(index.termsOf(0, 2)).toMatchObject({ from: 301, to: 70_301 });
  });

  test('more fields than can be counted are refused', () => {
    expect(() => lexicalIndex([title, title, title, body])).toThrow('4 fields, of which it can hold 3');
  });

  test('words that objects know by themselves are words like others', () => {
    const { scores } = score(indexOf('constructor __proto__', 'well'), 'constructor __proto__');
    expect([...scores.keys()]).toEqual([0]);
  });
});
