import { describe, expect, test } from 'vitest';
import { findFigures } from './figures.ts';

describe('findFigures', () => {
  const cases: readonly (readonly [text: string, figures: readonly (readonly [spelling: string, value: string])[]])[] = [
    [
      'It pays 60%, up to £4,500, by 26 March 2027.',
      [
        ['60%', '60%'],
        ['£4,500', '£4500'],
        ['26 March 2027', '26march2027'],
      ],
    ],
    [
      'Apply by 5pm or 5:30 pm.',
      [
        ['5pm', '5pm'],
        ['5:30 pm', '5:30pm'],
      ],
    ],
    [
      'In March 2027, on 1st May',
      [
        ['March 2027', 'march2027'],
        ['1st May', '1may'],
      ],
    ],
    [
      '£1.2 million, €3bn and $ 20k',
      [
        ['£1.2 million', '£1.2million'],
        ['€3bn', '€3bn'],
        ['$ 20k', '$20k'],
      ],
    ],
    [
      '3.5 per cent of 2 million',
      [
        ['3.5 per cent', '3.5%'],
        ['2 million', '2million'],
      ],
    ],
    [
      'Items 1,2,3 and 12,345,678.90',
      [
        ['1', '1'],
        ['2', '2'],
        ['3', '3'],
        ['12,345,678.90', '12345678.90'],
      ],
    ],
    [
      'You 10 may apply in 2026-27',
      [
        ['10', '10'],
        ['2026', '2026'],
        ['27', '27'],
      ],
    ],
    ['CO2, P45 and the M25', []],
    ['no figure', []],
    ['', []],
  ];

  test.each(cases)('%s', (text, figures) => {
    expect(findFigures(text).map(({ start, end, value }) => [text.slice(start, end), value])).toEqual(figures);
  });

  test.each([
    ['£4,500', '£4500'],
    ['60 per cent', '60%'],
    ['1st March 2027', '1 March 2027'],
    ['5.30pm', '5.30 pm'],
  ])('%s and %s are the same figure', (one, other) => {
    expect(findFigures(one).map(({ value }) => value)).toEqual(findFigures(other).map(({ value }) => value));
  });

  test.each(['1', '1,', '1.', '£1,234', '12 '])('half a megabyte of %j is read in time', (part) => {
    const started = performance.now();
    findFigures(part.repeat(500_000 / part.length));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
