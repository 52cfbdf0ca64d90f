import { AssayError } from '@assay/core';
import { describe, expect, test } from 'vitest';
import { exactScan } from './exact-scan.ts';
import { growingVectorIndex } from './growing-vector-index.ts';
import { hnsw, loadHnsw } from './hnsw.ts';
import { seededNumbers, unitVector } from './testing/sample-documents.ts';
import type { VectorIndex } from './vector-index.ts';

const dimension = 32;
const anyone = () => true;
const Graph = loadHnsw();

const kinds: readonly (readonly [kind: string, open: () => VectorIndex])[] = [
  ['an exact scan', () => exactScan(dimension)],
  ['an index that stays a scan', () => growingVectorIndex(dimension, { from: 10, load: () => undefined })],
  ...(Graph === undefined
    ? []
    : ([
        ['a graph', () => hnsw(Graph, dimension)],
        ['an index that becomes a graph', () => growingVectorIndex(dimension, { from: 300, load: () => Graph })],
      ] as const)),
];

function filled(open: () => VectorIndex, count: number): { index: VectorIndex; vectors: readonly Float32Array[] } {
  const next = seededNumbers(11);
  const index = open();
  const vectors = Array.from({ length: count }, () => unitVector(next, dimension));
  for (const [unit, vector] of vectors.entries()) index.add(unit, vector);
  return { index, vectors };
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
    expect(open().nearest(query, 3, anyone)).toEqual([]);
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

describe('an index that grows', () => {
  test('asks for the library once, when it has grown enough', () => {
    let asked = 0;
    const index = growingVectorIndex(dimension, {
      from: 3,
      load: () => {
        asked += 1;
        return undefined;
      },
    });
    const next = seededNumbers(7);
    for (let unit = 0; unit < 50; unit += 1) {
      index.add(unit, unitVector(next, dimension));
      expect(asked).toBe(unit < 1 ? 0 : 1);
    }
    expect(index.nearest(unitVector(next, dimension), 50, anyone)).toHaveLength(50);
  });
});

describe.skipIf(Graph === undefined)('the graph', () => {
  test('holds every vector when the scan hands over to it, none of them added at once', () => {
    const { index, vectors } = filled(() => growingVectorIndex(dimension, { from: 101, load: () => Graph }), 140);
    for (const [unit, vector] of vectors.entries()) expect(index.nearest(vector, 1, anyone)[0]?.unit).toBe(unit);
  });

  test('finds at least 95 of 100 of the neighbours that the exact scan finds', () => {
    const exact = filled(() => exactScan(dimension), 3_000).index;
    const graph = filled(kinds.find(([kind]) => kind === 'a graph')?.[1] ?? (() => exactScan(dimension)), 3_000).index;
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
