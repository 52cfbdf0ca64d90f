import { expect, test } from 'vitest';
import { outlineOf } from '../testing/outline-of.ts';
import { pointFeatures } from './point-features.ts';

const features = (text: string) => pointFeatures(outlineOf(text));

test('a sentence takes over the signs of its neighbours in the paragraph', () => {
  const [first, second] = features('The scheme is small. It must close.');
  expect(first).toMatchObject({ 'next-must': 1 });
  expect(second).not.toHaveProperty('next-must');
});

test('a sentence takes over nothing from another paragraph', () => {
  const [first] = features('The scheme is small.\n\nIt must close.');
  expect(first).not.toHaveProperty('next-must');
});

test('how much is told around a sentence ends with its section', () => {
  const told = features('## One\n\nThe scheme is small.\n\n## Two\n\nIt must close by 3 March unless the court refuses.');
  expect(told[0]).toMatchObject({ 'around-2': 0 });
});

test.each([
  ['If you use assistive technology, email us.', 1],
  ['Request an accessible format.', 1],
  ['The court asked for the format of the accounts.', 0],
])('what a publisher puts on every page is no point: %s', (text, reference) => {
  expect(features(text)[0]).toMatchObject({ reference });
});
