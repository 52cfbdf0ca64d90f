import { describe, expect, test } from 'vitest';
import { areSameMarks, markedSentences, marksAt, numberedSentences, readMarks, sharedCharacters } from './quote-marks.ts';

const text = 'Dear Sirs,\n\nPlease send the form. Will you pay?  I ask\nagain: will you pay?';
const quotesOf = (...said: string[]) => {
  const read = readMarks(said, text);
  return read.status === 'read' ? read.marks.map(({ quote }) => quote) : read.problem;
};

describe('readMarks', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a sentence by its number', ['2'], ['Please send the form.']],
    ['several numbers in one line', ['2, 3'], ['Please send the form.', 'Will you pay?']],
    ['exact words', ['send the form'], ['send the form']],
    ['words across a line break, typed with a blank', ['I ask again'], ['I ask\nagain']],
    ['words and numbers together, in the order of the text', ['Will you pay?', '1'], ['Dear Sirs,', 'Will you pay?']],
    ['overlapping words joined into one quote', ['send the', 'the form'], ['send the form']],
    ['"none" as no quote at all', ['none'], []],
  ])('takes %s', (_, said, quotes) => {
    expect(quotesOf(...said)).toEqual(quotes);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['nothing', ['  '], /say "none"/],
    ['a sentence that is not there', ['9'], /no sentence 9; they go from 1 to 4/],
    ['sentence 0', ['0'], /no sentence 0/],
    ['words that are not in the text', ['send the letter'], /not in the text word for word/],
    ['words that stand there twice', ['you pay?'], /more than once/],
    ['"none" beside a quote', ['none', '2'], /“none” is not in the text/],
    ['more quotes than a record may have', Array.from({ length: 501 }, () => '1'), /At most 500/],
  ])('does not guess at %s', (_, said, problem) => {
    expect(quotesOf(...said)).toMatch(problem);
  });

  test('a quote stands where its offsets say', () => {
    const read = readMarks(['I ask again', '2'], text);
    if (read.status === 'unclear') throw new Error(read.problem);
    for (const { start, end, quote } of read.marks) expect(text.slice(start, end)).toBe(quote);
  });

  test('a long text and a long quote take no longer than their length', () => {
    const long = `${' '.repeat(200_000)}a ${'b '.repeat(200_000)}c`;
    const startedAt = performance.now();
    expect(readMarks(['a b b b c'], long).status).toBe('unclear');
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

describe('marks', () => {
  test('a full stop or a blank at the edge makes no difference, a word does', () => {
    const marks = (start: number, end: number) => marksAt(text, [{ start, end }]);
    expect(areSameMarks(text, marks(12, 33), marks(11, 32))).toBe(true);
    expect(areSameMarks(text, marks(12, 33), marks(19, 33))).toBe(false);
    expect(areSameMarks(text, [], [])).toBe(true);
    expect(areSameMarks(text, marks(12, 33), [])).toBe(false);
  });

  test('share the characters that both cover', () => {
    const spans = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([start, end]) => ({ start, end }));
    expect(sharedCharacters(spans([0, 10], [20, 30]), spans([5, 25]))).toBe(10);
    expect(sharedCharacters(spans([0, 5]), spans([5, 9]))).toBe(0);
    expect(sharedCharacters([], spans([5, 9]))).toBe(0);
  });

  test('mark every sentence they touch and no other', () => {
    const marks = marksAt(text, [{ start: text.indexOf('form'), end: text.indexOf('you') }]);
    expect(markedSentences(text, marks)).toEqual([false, true, true, false]);
    expect(markedSentences(text, [])).toEqual([false, false, false, false]);
    expect(numberedSentences(text).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test('of blanks alone are no marks', () => {
    expect(marksAt(text, [{ start: 10, end: 12 }])).toEqual([]);
  });
});
