import { expect, test } from 'vitest';
import { placeOfItem } from './place-of-item.ts';

test.each<[string, string, number, string, number | undefined]>([
  ['where it was found', '£5', 4, 'Pay £5.', 4],
  ['further on, after words were put before it', '£5', 4, 'We pay £5.', 7],
  ['further back, after words were taken out', '£5', 7, 'Pay £5.', 4],
  ['at the nearest of several', '£5', 9, '£5 and then £5', 12],
  ['at the nearest of several, before it', '£5', 8, '1234 £5 and more of it, £5', 5],
  ['nowhere, where it was taken out', '£5', 4, 'Pay all.', undefined],
  ['nowhere, where it is about the whole', '', 0, 'Pay £5.', undefined],
])('an item is %s', (_, quote, start, text, expected) => {
  const place = placeOfItem({ quote, start, end: start + quote.length }, text);
  expect(place).toEqual(expected === undefined ? undefined : { start: expected, end: expected + quote.length });
});
