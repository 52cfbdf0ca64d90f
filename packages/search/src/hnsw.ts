import { createRequire } from 'node:module';
import { assertVector, type VectorIndex } from './vector-index.ts';

/** The part of hnswlib-node that is used here. */
interface HierarchicalGraph {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number; allowReplaceDeleted: boolean }): void;
  addPoint(vector: number[], label: number): void;
  getCurrentCount(): number;
  getMaxElements(): number;
  resizeIndex(maxElements: number): void;
  setEf(ef: number): void;
  searchKnn(query: number[], limit: number, filter?: (label: number) => boolean): { distances: number[]; neighbors: number[] };
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

/** Approximate nearest neighbours (Malkov and Yashunin 2018) for indexes past what an exact scan serves quickly. */
export function hnsw(Graph: GraphConstructor, dimension: number): VectorIndex {
  const graph = new Graph('ip', dimension);
  graph.initIndex({ maxElements: 1_024, m: 16, efConstruction: 200, randomSeed: 7, allowReplaceDeleted: false });
  return {
    add(unit, vector) {
      assertVector(vector, dimension);
      if (graph.getCurrentCount() >= graph.getMaxElements()) graph.resizeIndex(graph.getMaxElements() * 2);
      graph.addPoint([...vector], unit);
    },
    nearest(query, limit, isVisible) {
      assertVector(query, dimension);
      const count = Math.min(limit, graph.getCurrentCount());
      if (count === 0) return [];
      graph.setEf(Math.max(100, 2 * count)); // the library's default of 10 loses a quarter of the neighbours at 100,000
      const { neighbors, distances } = graph.searchKnn([...query], count, isVisible);
      return neighbors.map((unit, place) => ({ unit, similarity: 1 - (distances[place] ?? 1) }));
    },
  };
}
