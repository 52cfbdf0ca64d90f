import { expect, test } from 'vitest';
import { openSaid } from './said.ts';
import { outlineOf } from './testing/outline-of.ts';

test.each([
  ['the same again', 'The committee agreed the closure of the Hill library.', true],
  ['the same in fewer words', 'The committee agreed the closure.', true],
  ['its denial', 'The committee never agreed the closure of the Hill library.', false],
  ['another subject', 'Ferries stop in May.', false],
  ['another figure', 'The committee agreed the closure of 3 Hill libraries.', false],
])('%s', (_, text, repeats) => {
  const said = openSaid();
  const { points } = outlineOf(`The committee agreed the closure of the Hill library.\n\n${text}`);
  const [first, second] = points;
  if (first === undefined || second === undefined) throw new Error('the text has two sentences');
  said.add(first);
  expect(said.repeats(second, 0.9)).toBe(repeats);
});

test('a sentence without topic words is told once', () => {
  const said = openSaid();
  const { points } = outlineOf('It is so.\n\nIt is so.');
  for (const point of points.slice(0, 1)) said.add(point);
  expect(points.slice(1).every((point) => said.repeats(point, 0.9))).toBe(true);
});
