import { describe, expect, test } from 'vitest';
import { compareLabels } from './compare-labels.ts';
import { kappaInterval } from './kappa-interval.ts';
import { kappaMeaning } from './kappa-meaning.ts';
import type { Label } from './label.ts';
import { type LabelKit, readLabelKit } from './label-kit.ts';
import { marksAt } from './quote-marks.ts';
import { claimKit, claims, kitFolder, quoteKit } from './testing/sample-kit.ts';

function compare(kit: LabelKit, first: readonly Label[], second: readonly Label[]) {
  const byId = (labels: readonly Label[]) =>
    new Map(kit.questions.flatMap(({ id }, index) => (labels[index] === undefined ? [] : [[id, labels[index]] as const])));
  return compareLabels(kit, { first: byId(first), second: byId(second) });
}

describe('choices compared', () => {
  const kit = readLabelKit(kitFolder(claimKit, claims(50)));
  const repeat = (label: string, count: number) => Array.from({ length: count }, () => label);

  test('give the kappa of the textbook table 20, 5, 10, 15', () => {
    const first = [...repeat('supported', 25), ...repeat('not', 25)];
    const second = [...repeat('supported', 20), ...repeat('not', 5), ...repeat('supported', 10), ...repeat('not', 15)];
    const { agreement, disagreements } = compare(kit, first, second);
    expect(agreement.kappa).toBeCloseTo(0.4, 10);
    expect(agreement).toMatchObject({ records: 50, agreed: 35, unit: 'records', items: 50, raw: 0.7, meaning: { word: 'fair' } });
    expect(agreement.labels).toEqual([
      { label: 'not', first: 25, second: 20, both: 15, agreement: 30 / 45 },
      { label: 'supported', first: 25, second: 30, both: 20, agreement: 40 / 55 },
    ]);
    expect(disagreements).toHaveLength(15);
    expect(disagreements[0]).toMatchObject({ question: { id: 'c20' }, first: 'supported', second: 'not' });
    expect(agreement.interval?.low).toBeLessThan(0.4);
    expect(agreement.interval?.high).toBeGreaterThan(0.4);
  });

  test('of one label throughout say that kappa tells nothing', () => {
    const { agreement } = compare(kit, repeat('not', 50), repeat('not', 50));
    expect(agreement).toMatchObject({ raw: 1, kappa: 1, meaning: { word: 'not informative' } });
  });
});

describe('quotes compared', () => {
  const letters = ['One is here. Two is here.', 'Three is here. Four is here.', 'Five is here.'];
  const kit = readLabelKit(
    kitFolder(
      quoteKit,
      letters.map((letter, index) => ({ id: `l${index}`, letter })),
    ),
  );
  const mark = (letter: number, ...quotes: readonly string[]) => {
    const text = letters[letter] ?? '';
    return marksAt(
      text,
      quotes.map((quote) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })),
    );
  };

  test('give overlap of characters, and kappa over sentences marked or not', () => {
    const first = [mark(0, 'One is here.'), mark(1, 'Three is here.'), []];
    const second = [mark(0, 'One is here'), mark(1, 'Three'), []];
    const { agreement, disagreements } = compare(kit, first, second);
    expect(agreement).toMatchObject({ records: 3, agreed: 2, unit: 'sentences', items: 5, raw: 1, kappa: 1 });
    expect(agreement.overlap?.mean).toBeCloseTo((22 / 23 + 10 / 19 + 1) / 3, 10);
    expect(agreement.overlap?.pooled).toBeCloseTo((2 * 16) / (26 + 16), 10);
    expect(disagreements.map(({ question, overlap }) => [question.id, overlap])).toEqual([['l1', 10 / 19]]);
  });

  test('that one made and the other did not are no overlap', () => {
    const { agreement, disagreements } = compare(kit, [[], [], mark(2, 'Five')], [[], [], []]);
    expect(agreement).toMatchObject({ raw: 0.8, kappa: 0, overlap: { mean: 2 / 3, pooled: 0 } });
    expect(agreement.labels).toContainEqual({ label: 'marked', first: 1, second: 0, both: 0, agreement: 0 });
    expect(disagreements).toMatchObject([{ question: { id: 'l2' }, overlap: 0 }]);
  });
});

describe('kappaMeaning', () => {
  test.each([
    [-0.1, 'worse than chance', /clearer/],
    [0, 'slight', /clearer/],
    [0.2, 'slight', /clearer/],
    [0.21, 'fair', /clearer/],
    [0.4000001, 'fair', /clearer/],
    [0.6, 'moderate', /clearer/],
    [0.61, 'substantial', /Usable/],
    [0.8, 'substantial', /Usable/],
    [0.81, 'almost perfect', /Sound/],
    [1, 'almost perfect', /Sound/],
  ])('%d is %s', (kappa, word, advice) => {
    expect(kappaMeaning(kappa, 2)).toEqual({ word, advice: expect.stringMatching(advice) });
  });

  test('no kappa is no meaning', () => {
    expect(kappaMeaning(Number.NaN, 2).word).toBe('not informative');
  });
});

describe('kappaInterval', () => {
  const pairs = Array.from({ length: 100 }, (_, index) => ({
    first: index % 2 === 0 ? 'a' : 'b',
    second: index % 10 === 0 ? 'b' : index % 2 === 0 ? 'a' : 'b',
    cluster: `${index}`,
  }));

  test('is the same for the same labels and seed', () => {
    expect(kappaInterval(pairs, { seed: 1 })).toEqual(kappaInterval(pairs, { seed: 1 }));
  });

  test('is wider where records come from few sources', () => {
    const width = (given: typeof pairs) => {
      const interval = kappaInterval(given, { seed: 1 });
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    const few = pairs.map((pair, index) => ({ ...pair, cluster: index % 10 === 0 ? 'bad' : `good-${index % 7}` }));
    expect(width(few)).toBeGreaterThan(width(pairs));
  });

  test('there is none from one source', () => {
    expect(
      kappaInterval(
        pairs.map((pair) => ({ ...pair, cluster: 'one' })),
        { seed: 1 },
      ),
    ).toBeUndefined();
  });
});
