import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePoints } from './choose-points.ts';
import { findPoints } from './find-points.ts';
import { scorePoints } from './score-points.ts';

const chosenFrom = (text: string, maxWords: number) => {
  const { points } = findPoints(text);
  return choosePoints(points, scorePoints(points), maxWords);
};

const minutes = `Minutes of the board

Members were welcomed and the kettle was mended. The weather was mild.

The board agreed to close the Leith site by 31 March 2027 at a cost of £2.4 million. Ms Tudor disagreed and asked for her dissent to be recorded. The board agreed to close the Leith site by 31 March 2027 at a cost of £2.4 million.

Parking was discussed. Biscuits were enjoyed.`;

describe('choosePoints', () => {
  test('a decision with its date and cost comes before courtesies', () => {
    const [first] = chosenFrom(minutes, 20);
    expect(first?.text).toContain('agreed to close the Leith site');
  });

  test('an address to write to is no key point, however many figures it holds', () => {
    const page =
      'The office opens in May.\n\nTrade Office 259-D Torre 28046 Madrid Tel: +34 917 146 412 Email: office@example.org\n\nExports rose by 18% in two years.';
    expect(chosenFrom(page, 18).map(({ text }) => text)).toEqual(['The office opens in May.', 'Exports rose by 18% in two years.']);
  });

  test('what was said is not said again', () => {
    const texts = chosenFrom(minutes, 45).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('points come in the order of the document', () => {
    const indices = chosenFrom(minutes, 60).map(({ index }) => index);
    expect(indices).toEqual([...indices].sort((a, b) => a - b));
  });

  test('a document whose every sentence is too long still gets its best one', () => {
    expect(chosenFrom(`${'word '.repeat(80)}ends here.`, 10)).toHaveLength(1);
  });

  test('the length asked for is kept whatever the document (property)', () => {
    const sentence = fc.array(fc.constantFrom('the', 'grant', 'must', 'close', 'by', '3', 'July', 'unless', 'board'), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 40 }), fc.integer({ min: 10, max: 60 }), (sentences, maxWords) => {
        const text = sentences.map((words) => `${words.join(' ')}.`).join('\n\n');
        const words = chosenFrom(text, maxWords).reduce((sum, { wordCount }) => sum + wordCount, 0);
        expect(words).toBeLessThanOrEqual(maxWords);
      }),
    );
  });

  test('a document of very many sentences is no trouble', () => {
    const text = Array.from({ length: 150_000 }, (_, index) => `Item ${index} was noted.`).join('\n\n');
    expect(chosenFrom(text, 30).length).toBeGreaterThan(0);
  });
});
