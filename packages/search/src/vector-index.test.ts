import { AssayError } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { loadHnsw } from './hnsw.ts';
import { savedVectors, segmentedVectors } from './segmented-vectors.ts';
import { seededNumbers, unitVector } from './testing/sample-documents.ts';
import type { VectorIndex } from './vector-index.ts';

const dimension = 32;
const anyone = () => true;
const Graph = loadHnsw();

type Open = (vectors: readonly Float32Array[]) => VectorIndex;

const inRow = (vectors: readonly Float32Array[]) => Float32Array.from(vectors.flatMap((vector) => [...vector]));

/** An index of which the first so many vectors come from a segment, the others later. */
function openedAfter(segment: number, load: typeof loadHnsw): Open {
  return (vectors) => {
    const index = segmentedVectors(dimension, savedVectors(dimension, inRow(vectors.slice(0, segment)), { from: 4, load }), { load });
    for (const [place, vector] of vectors.slice(segment).entries()) index.add(segment + place, vector);
    return index;
  };
}

const kinds: readonly (readonly [kind: string, open: Open])[] = [
  ['an exact scan', openedAfter(0, () => undefined)],
  ['an exact scan after a segment', openedAfter(700, () => undefined)],
  ...(Graph === undefined
    ? []
    : ([
        ['a graph', openedAfter(3_000, () => Graph)],
        ['a graph and what came later', openedAfter(700, () => Graph)],
      ] as const)),
];

function filled(open: Open, count: number): { index: VectorIndex; vectors: readonly Float32Array[] } {
  const next = seededNumbers(11);
  const vectors = Array.from({ length: count }, () => unitVector(next, dimension));
  return { index: open(vectors), vectors };
}

describe.each(kinds)('%s', (_, open) => {
  test('finds each vector itself first, the nearest before the farther', () => {
    const { index, vectors } = filled(open, 1_500);
    for (const unit of [0, 299, 300, 1_499]) {
      const found = index.nearest(vectors[unit] ?? new Float32Array(dimension), 10, anyone);
      expect(found[0]?.unit).toBe(unit);
      expect(found[0]?.similarity).toBeCloseTo(1, 4);
      const similarities = found.map(({ similarity }) => similarity);
      expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
    }
  });

  test('finds only what is visible', () => {
    const { index, vectors } = filled(open, 1_500);
    const found = index.nearest(vectors[4] ?? new Float32Array(dimension), 20, (unit) => unit % 3 === 0);
    expect(found).toHaveLength(20);
    expect(found.every(({ unit }) => unit % 3 === 0)).toBe(true);
    expect(index.nearest(vectors[4] ?? new Float32Array(dimension), 20, () => false)).toEqual([]);
  });

  test('gives no more than it was asked for, and no more than there is', () => {
    const { index, vectors } = filled(open, 5);
    const [query = new Float32Array(dimension)] = vectors;
    expect(index.nearest(query, 3, anyone)).toHaveLength(3);
    expect(index.nearest(query, 50, anyone)).toHaveLength(5);
    expect(index.nearest(query, 0, anyone)).toEqual([]);
    expect(open([]).nearest(query, 3, anyone)).toEqual([]);
  });

  test.each([
    ['another dimension', new Float32Array(dimension + 1)],
    ['no dimension', new Float32Array(0)],
    ['a value that is not a number', new Float32Array(dimension).fill(Number.NaN)],
    ['a value without an end', new Float32Array(dimension).fill(Number.POSITIVE_INFINITY)],
  ])('%s is refused, to add and to look for', (_rule, vector) => {
    const { index } = filled(open, 5);
    expect(() => index.add(5, vector)).toThrow(AssayError);
    expect(() => index.nearest(vector, 3, anyone)).toThrow(AssayError);
  });

  test('the same vectors give the same answer', () => {
    const one = filled(open, 800);
    const other = filled(open, 800);
    const query = unitVector(seededNumbers(3), dimension);
    expect(other.index.nearest(query, 20, anyone)).toEqual(one.index.nearest(query, 20, anyone));
  });
});

test('a graph is made only for many vectors, and where the library is', () => {
  const few = inRow([unitVector(seededNumbers(7), dimension)]);
  expect(savedVectors(dimension, few, { from: 2 })).toEqual({ vectors: few });
  expect(savedVectors(dimension, few, { from: 1, load: () => undefined })).toEqual({ vectors: few });
  if (Graph !== undefined) expect(savedVectors(dimension, few, { from: 1 }).graph?.length).toBeGreaterThan(0);
});

test.skipIf(Graph === undefined)('a graph that cannot be opened here is passed over: its vectors are compared one by one', () => {
  const vectors = Array.from({ length: 20 }, () => unitVector(seededNumbers(7), dimension));
  const index = segmentedVectors(dimension, savedVectors(dimension, inRow(vectors), { from: 1 }), { load: () => undefined });
  expect(index.nearest(vectors[0] ?? new Float32Array(dimension), 20, anyone)).toHaveLength(20);
});

describe.skipIf(Graph === undefined)('the graph', () => {
  test('finds at least 95 of 100 of the neighbours that the exact scan finds', () => {
    const exact = filled(
      openedAfter(0, () => undefined),
      3_000,
    ).index;
    const graph = filled(openedAfter(3_000, loadHnsw), 3_000).index;
    const next = seededNumbers(23);
    let [shared, all] = [0, 0];
    for (let query = 0; query < 50; query += 1) {
      const vector = unitVector(next, dimension);
      const neighbours = new Set(exact.nearest(vector, 10, anyone).map(({ unit }) => unit));
      for (const { unit, similarity } of graph.nearest(vector, 10, anyone)) {
        if (neighbours.has(unit)) shared += 1;
        expect(Number.isFinite(similarity)).toBe(true);
      }
      all += neighbours.size;
    }
    expect(shared / all).toBeGreaterThanOrEqual(0.95);
  });
});
