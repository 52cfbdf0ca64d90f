import { describe, expect, test } from 'vitest';
import { fitLatentSemantics, latentSemantics } from './latent-semantics.ts';
import { latentSpace } from './latent-space.ts';
import { orthonormalise, seededNormals } from './orthonormalise.ts';
import { seededNumbers } from './testing/sample-documents.ts';

/** Texts on two subjects by turns, each with some of its words. */
function textsOf(count: number): readonly (readonly string[])[] {
  const next = seededNumbers(11);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? '';
  const wordsOf = (subject: string) => Array.from({ length: 40 }, (_, number) => `${subject}${number}`);
  const [field, road] = [wordsOf('field'), [...wordsOf('road'), 'bus']];
  return Array.from({ length: count }, (_, place) => {
    const words = place % 2 === 0 ? field : road;
    return [...Array.from({ length: 12 }, () => pick(words)), ...(place % 4 === 0 ? ['hedge'] : place % 4 === 2 ? ['shrub'] : [])];
  });
}

const dot = (one: Float32Array, other: Float32Array) => one.reduce((sum, value, axis) => sum + value * (other[axis] ?? 0), 0);

test('columns become unit vectors at right angles, and one that adds nothing becomes none', () => {
  const width = 3;
  const matrix = seededNormals(30);
  for (let row = 0; row < matrix.length; row += width) matrix[row + 2] = (matrix[row] ?? 0) * 2;
  orthonormalise(matrix, width);
  const product = (one: number, other: number) => {
    let sum = 0;
    for (let row = 0; row < matrix.length; row += width) sum += (matrix[row + one] ?? 0) * (matrix[row + other] ?? 0);
    return sum;
  };
  expect([product(0, 0), product(1, 1), product(0, 1), product(2, 2)].map((value) => Math.abs(Math.round(value * 1e9) / 1e9))).toEqual([
    1, 1, 0, 0,
  ]);
});

function fittedTo(texts: readonly (readonly string[])[]) {
  const model = fitLatentSemantics(texts);
  return model === undefined ? undefined : latentSemantics(model);
}

describe('latent semantics', () => {
  test('texts of one subject lie near one another, though they share no word', () => {
    const model = fittedTo(textsOf(80));
    const of = (subject: string, first: number) => Array.from({ length: 8 }, (_, number) => `${subject}${first + number}`);
    const [field, otherField, road] = [of('field', 0), of('field', 20), of('road', 20)].map((terms) => model?.project(terms));
    if (field === undefined || otherField === undefined || road === undefined) throw new Error('not fitted');
    expect(dot(field, otherField)).toBeGreaterThan(dot(field, road) + 0.05);
  });

  test('the same texts give the same space, an unknown word lies nowhere, too few texts give none', () => {
    const [one, other] = [fittedTo(textsOf(80)), fittedTo(textsOf(80))];
    expect(one?.project(['hedge', 'field1'])).toEqual(other?.project(['hedge', 'field1']));
    expect(one?.project(['zebra'])?.every((value) => value === 0)).toBe(true);
    expect(fitLatentSemantics(textsOf(10))).toBeUndefined();
    expect(fitLatentSemantics([])).toBeUndefined();
  });
});

describe('a space of pages', () => {
  const anyone = () => true;
  const spaceOf = (count: number, hidden = 0) => {
    const space = latentSpace();
    for (const [unit, terms] of textsOf(count).entries()) space.add(unit, { id: `page-${unit}`, terms: () => terms, isPublic: true });
    for (const [place, terms] of textsOf(hidden).entries())
      space.add(count + place, { id: `hidden-${place}`, terms: () => [...terms, 'hedge', 'bus'], isPublic: false });
    return space;
  };

  test('names the pages that are nearest, best first', () => {
    const near = [...spaceOf(80).nearest(['hedge'], 10, anyone)];
    expect(near).toHaveLength(10);
    expect(near.every(([unit]) => unit % 2 === 0)).toBe(true);
    expect(near.map(([, similarity]) => similarity)).toEqual(near.map(([, similarity]) => similarity).toSorted((a, b) => b - a));
  });

  test('what only some may read changes nothing for the others', () => {
    const isOpen = (unit: number) => unit < 80;
    expect(spaceOf(80, 60).nearest(['hedge'], 20, isOpen)).toEqual(spaceOf(80).nearest(['hedge'], 20, anyone));
  });

  test('a page that is removed is not named, and one that is added is', () => {
    const space = spaceOf(80);
    const [first] = space.nearest(['hedge'], 1, anyone).keys();
    space.remove(first ?? -1);
    const isLeft = (unit: number) => unit !== first;
    expect([...space.nearest(['hedge'], 80, isLeft).keys()]).not.toContain(first);
    space.add(500, { id: 'page-500', terms: () => ['hedge', 'hedge', 'field1'], isPublic: true });
    expect([...space.nearest(['hedge'], 81, isLeft).keys()]).toContain(500);
  });

  test('a page more is placed without fitting anew; many more fit the space anew, as if it had been made of them all', () => {
    const space = spaceOf(80);
    const before = space.nearest(['hedge'], 5, anyone);
    space.add(80, { id: 'page-80', terms: () => ['zebra', 'crossing'], isPublic: true });
    expect(space.nearest(['hedge'], 5, anyone)).toEqual(before);
    for (const [unit, terms] of textsOf(120).entries())
      if (unit >= 80) space.add(unit, { id: `page-${unit}`, terms: () => terms, isPublic: true });
    expect(space.nearest(['hedge'], 5, anyone)).toEqual(spaceOf(120).nearest(['hedge'], 5, anyone));
  });

  test('a few pages have no space', () => {
    expect(spaceOf(20).nearest(['hedge'], 10, anyone).size).toBe(0);
  });
});
