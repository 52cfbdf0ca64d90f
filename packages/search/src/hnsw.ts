import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertVector, type VectorIndex } from './vector-index.ts';

/** The part of hnswlib-node that is used here. */
interface HierarchicalGraph {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number; allowReplaceDeleted: boolean }): void;
  addPoint(vector: number[], label: number): void;
  getCurrentCount(): number;
  setEf(ef: number): void;
  searchKnn(query: number[], limit: number, filter?: (label: number) => boolean): { distances: number[]; neighbors: number[] };
  writeIndexSync(file: string): void;
  readIndexSync(file: string, allowReplaceDeleted?: boolean): void;
}

type GraphConstructor = new (space: 'cosine' | 'ip', dimension: number) => HierarchicalGraph;

/** hnswlib-node's graph, or undefined where it could not be built (it compiles at installation). */
export function loadHnsw(): GraphConstructor | undefined {
  try {
    // Lazily and by require: the package is optional, native and CommonJS.
    return (createRequire(import.meta.url)('hnswlib-node') as { HierarchicalNSW: GraphConstructor }).HierarchicalNSW;
  } catch {
    return undefined;
  }
}

/** How many neighbours are looked at before the nearest are told; the library's default of 10 loses a quarter of them at 100,000. */
export const leastEf = 100;

/** Builds a graph of approximate nearest neighbours (Malkov and Yashunin 2018) over vectors in a row, and gives it as bytes. */
export function buildHnsw(Graph: GraphConstructor, dimension: number, vectors: Float32Array): Uint8Array {
  const graph = new Graph('ip', dimension);
  const count = vectors.length / dimension;
  graph.initIndex({ maxElements: Math.max(1, count), m: 16, efConstruction: 200, randomSeed: 7, allowReplaceDeleted: false });
  for (let unit = 0; unit < count; unit += 1) {
    const vector = vectors.subarray(unit * dimension, (unit + 1) * dimension);
    assertVector(vector, dimension);
    graph.addPoint([...vector], unit);
  }
  return throughFile((file) => {
    graph.writeIndexSync(file);
    return readFileSync(file);
  });
}

/** Searches a graph from its bytes: for indexes past what an exact scan serves quickly. */
export function hnsw(Graph: GraphConstructor, dimension: number, bytes: Uint8Array): Pick<VectorIndex, 'nearest'> {
  const graph = new Graph('ip', dimension);
  throughFile((file) => {
    writeFileSync(file, bytes);
    graph.readIndexSync(file);
  });
  return {
    nearest(query, limit, isVisible) {
      assertVector(query, dimension);
      const count = Math.min(limit, graph.getCurrentCount());
      if (count === 0) return [];
      graph.setEf(Math.max(leastEf, 2 * count));
      const { neighbors, distances } = graph.searchKnn([...query], count, isVisible);
      return neighbors.map((unit, place) => ({ unit, similarity: 1 - (distances[place] ?? 1) }));
    },
  };
}

// --- Internal ---

/** The library reads and writes files alone. */
function throughFile<Result>(use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'assay-graph-'));
  try {
    return use(join(folder, 'graph'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
