import { assertVector, type VectorIndex } from './vector-index.ts';

/** Compares with every vector: exact, nothing to build, fast enough to about 30,000 vectors. */
export function exactScan(dimension: number): VectorIndex {
  const vectors: (Float32Array | undefined)[] = [];
  return {
    add(unit, vector) {
      assertVector(vector, dimension);
      vectors[unit] = vector;
    },
    nearest(query, limit, isVisible) {
      assertVector(query, dimension);
      const found: { unit: number; similarity: number }[] = [];
      for (const [unit, vector] of vectors.entries()) {
        if (vector === undefined || !isVisible(unit)) continue;
        let similarity = 0;
        for (let place = 0; place < dimension; place += 1) similarity += (query[place] ?? 0) * (vector[place] ?? 0);
        found.push({ unit, similarity });
      }
      return found.sort((a, b) => b.similarity - a.similarity || a.unit - b.unit).slice(0, limit);
    },
  };
}
