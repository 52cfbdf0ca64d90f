import { expect, test } from 'vitest';
import { sectionsLeftOut, statementsAgainst } from './left-out.ts';
import { outlineOf } from './testing/outline-of.ts';

const outline = outlineOf(`Harbour scheme

The harbour scheme will cost £4 million to build.

Objections

Dr Bello opposed the harbour scheme and warned that the cost to build it was hidden.

Later estimate

The harbour scheme cost £6 million to build elsewhere.

Staff

The canteen serves tea.`);
const chosen = new Set([0]);

test('what speaks against a statement that was kept is told, with why', () => {
  const against = statementsAgainst(outline, chosen);
  expect(against.map(({ place, kept, why }) => [outline.points[place]?.own.split(' ').slice(0, 3).join(' '), kept, why])).toEqual([
    ['Dr Bello opposed', 0, 'objects'],
    ['The harbour scheme', 0, 'other-figure'],
  ]);
});

test('what is on another subject is not', () => {
  const places = statementsAgainst(outline, chosen).map(({ place }) => place);
  expect(places).not.toContain(3);
});

test('headings under which nothing was taken are told, but for the title', () => {
  expect(sectionsLeftOut(outline, chosen)).toEqual(['Objections', 'Later estimate', 'Staff']);
});
