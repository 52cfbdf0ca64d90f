import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestPoint, choosePoints } from './choose-points.ts';
import { groupPoints } from './context/group-points.ts';
import { openSaid } from './said.ts';
import { outlineOf } from './testing/outline-of.ts';

const { points } = outlineOf(
  'One two three four five. Six seven eight nine ten. Apples pears plums figs dates. Apples pears plums figs dates again.',
);
const habit = { repeatShare: 0.9, thrift: 0, tolerance: 0.1, within: 0.1, enough: 1 };
const alone = points.map(() => []);

describe('choosePoints', () => {
  test.each<[string, number[], (readonly number[])[], number, number[]]>([
    ['the best come first and stand in the order of the text', [1, 4, 9, 0], alone, 10, [1, 2]],
    ['a point brings what it may not stand without', [1, 0.1, 9, 0], [[], [], [1], []], 10, [1, 2]],
    ['a point whose needs do not fit is passed over', [1, 0.1, 9, 0], [[], [], [1], []], 5, [0]],
    ['what was said is not said again', [1, 0.5, 9, 8], alone, 15, [0, 1, 2]],
    ['a point worth nothing is left out', [1, 0, 0, 0], alone, 30, [0]],
    ['the length is kept within a tenth', [1, 2, 3, 4], alone, 5, [2]],
  ])('%s', (_, scores, needs, words, places) => {
    expect(choosePoints(points, { ...habit, said: openSaid(), scores, groups: groupPoints(needs), words })).toEqual(places);
  });

  test('only points that are allowed, and no more than so many', () => {
    expect(
      choosePoints(points, {
        ...habit,
        said: openSaid(),
        scores: [1, 2, 3, 0],
        groups: groupPoints(alone),
        words: 30,
        allows: (place) => place !== 2,
      }),
    ).toEqual([0, 1]);
    expect(
      choosePoints(points, { ...habit, said: openSaid(), scores: [1, 2, 3, 0], groups: groupPoints(alone), words: 30, most: 1 }),
    ).toEqual([2]);
  });

  test('the best one is there for a document whose every sentence is too long', () => {
    const long = outlineOf(`${'word '.repeat(80)}ends here.`);
    expect(bestPoint(long.points, { scores: [1], groups: [[0]], thrift: 0 })).toEqual([0]);
  });

  test('the length asked for is never passed by more than a tenth, whatever the text (property)', () => {
    const sentence = fc.array(fc.constantFrom('the', 'grant', 'must', 'close', 'by', '3', 'July', 'unless', 'board'), {
      minLength: 1,
      maxLength: 9,
    });
    const texts = fc.array(sentence, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 60 }), (sentences, words) => {
        const outline = outlineOf(sentences.map((one) => `${one.join(' ')}.`).join('\n\n'));
        const scores = outline.points.map((_, place) => 1 + (place % 3));
        const needs = outline.points.map((_, place) => (place % 4 === 1 ? [place - 1] : []));
        const chosen = choosePoints(outline.points, { ...habit, said: openSaid(), scores, groups: groupPoints(needs), words });
        const length = chosen.reduce((sum, place) => sum + (outline.points[place]?.wordCount ?? 0), 0);
        expect(length).toBeLessThanOrEqual(words * 1.1);
      }),
    );
  });
});
