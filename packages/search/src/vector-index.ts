import { AssayError } from '@assay/core';

/** Vectors by number; cosine similarity of unit vectors. */
export interface VectorIndex {
  add(unit: number, vector: Float32Array): void;
  /** The nearest visible units, best first. */
  nearest(
    query: Float32Array,
    limit: number,
    isVisible: (unit: number) => boolean,
  ): readonly { readonly unit: number; readonly similarity: number }[];
}

/** Refuses what a vector library would accept and then search wrongly: another dimension, NaN. */
export function assertVector(vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension)
    throw new AssayError('invalid-input', `A vector has ${vector.length} dimensions, the index has ${dimension}.`);
  for (const value of vector)
    if (!Number.isFinite(value)) throw new AssayError('invalid-input', 'A vector holds a value that is not a number.');
}
