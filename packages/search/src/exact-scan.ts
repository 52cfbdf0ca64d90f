import { bestUnits } from './best-units.ts';
import { append, growingArray } from './growing-array.ts';
import { assertVector, type VectorIndex } from './vector-index.ts';

/** Compares with every vector: exact, nothing to build, fast enough to about 30,000 vectors. Goes on after vectors of the units from 0 on. */
export function exactScan(dimension: number, known: Float32Array = new Float32Array(0)): VectorIndex {
  const units = Array.from({ length: known.length / dimension }, (_, unit) => unit);
  /** The place of each unit's vector, from 1. */
  const places = growingArray(Uint32Array.from(units, (unit) => unit + 1));
  let vectors = known;
  let similarities = new Float64Array(0);

  return {
    add(unit, vector) {
      assertVector(vector, dimension);
      while (places.length <= unit) append(places, 0);
      const place = (places.values[unit] ?? 0) - 1;
      const at = place < 0 ? units.push(unit) - 1 : place;
      places.values[unit] = at + 1;
      if ((at + 1) * dimension > vectors.length) {
        const larger = new Float32Array(Math.max(64 * dimension, 2 * vectors.length));
        larger.set(vectors);
        vectors = larger;
      }
      vectors.set(vector, at * dimension);
    },
    nearest(query, limit, isVisible) {
      assertVector(query, dimension);
      if (similarities.length < places.length) similarities = new Float64Array(2 * places.length);
      const seen: number[] = [];
      for (let place = 0; place < units.length; place += 1) {
        const unit = units[place] ?? 0;
        if (!isVisible(unit)) continue;
        seen.push(unit);
        similarities[unit] = dotAt(vectors, place * dimension, query);
      }
      const scoreOf = (unit: number) => similarities[unit] ?? 0;
      return bestUnits({ units: seen, scoreOf }, limit)
        .map((unit) => ({ unit, similarity: scoreOf(unit) }))
        .sort((a, b) => b.similarity - a.similarity || a.unit - b.unit)
        .slice(0, limit);
    },
  };
}

// --- Internal ---

/** Four sums at a time: the processor need not wait for one before the next. */
function dotAt(vectors: Float32Array, from: number, query: Float32Array): number {
  let [one, two, three, four] = [0, 0, 0, 0];
  const whole = query.length - (query.length % 4);
  for (let place = 0; place < whole; place += 4) {
    one += (query[place] ?? 0) * (vectors[from + place] ?? 0);
    two += (query[place + 1] ?? 0) * (vectors[from + place + 1] ?? 0);
    three += (query[place + 2] ?? 0) * (vectors[from + place + 2] ?? 0);
    four += (query[place + 3] ?? 0) * (vectors[from + place + 3] ?? 0);
  }
  for (let place = whole; place < query.length; place += 1) one += (query[place] ?? 0) * (vectors[from + place] ?? 0);
  return one + two + (three + four);
}
