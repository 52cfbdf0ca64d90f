import { contentStems } from '@assay/language';

/** Dimensions of the hashed vectors: enough that collisions stay rare in a passage. */
export const vectorDimension = 256;

/**
 * A unit vector of a text by feature hashing (Weinberger et al., ICML 2009): its stems and their letter
 * trigrams, so that misspelt and related words lie near one another. Needs no fitting and no model.
 */
export function hashedVector(text: string): Float32Array {
  const vector = new Float32Array(vectorDimension);
  for (const stem of contentStems(text)) {
    addFeature(vector, stem, 1);
    const padded = `^${stem}$`;
    for (let start = 0; start + 3 <= padded.length; start += 1) addFeature(vector, padded.slice(start, start + 3), 0.5);
  }
  let norm = 0;
  for (const value of vector) norm += value * value;
  if (norm === 0) return vector;
  const scale = 1 / Math.sqrt(norm);
  return vector.map((value) => value * scale);
}

/** FNV-1a, 32 bits: the low bits choose the dimension, the top bit the sign. */
function addFeature(vector: Float32Array, feature: string, weight: number): void {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193) >>> 0;
  const place = hash % vectorDimension;
  vector[place] = (vector[place] ?? 0) + (hash >>> 31 === 0 ? weight : -weight);
}
