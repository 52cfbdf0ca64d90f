import { digestOf, sha256 } from '@assay/core';
import { orthonormalise, seededNormals } from './orthonormalise.ts';

/** What a fitting found: the words it knows, how telling each is, and where each lies (a row of `dimension` numbers). */
export interface LatentModel {
  readonly dimension: number;
  readonly terms: readonly string[];
  readonly rarity: Float32Array;
  readonly axes: Float32Array;
}

/** Texts as points: those that speak of the same in other words lie near one another. */
export interface LatentSemantics {
  readonly model: LatentModel;
  /** A unit vector; of zeros where no word of the text is known. */
  project(terms: readonly string[]): Float32Array;
}

/** Dimensions that are kept, and a few more while they are worked out. */
const kept = 200;
const spare = 10;
const powerIterations = 2;

/**
 * Latent semantic analysis (Deerwester et al. 1990): log frequencies and rarities, and the leading singular vectors of them
 * by a randomised method with a fixed seed (Halko, Martinsson and Tropp 2011, algorithm 4.4). Undefined where there are too few texts.
 */
export function fitLatentSemantics(texts: readonly (readonly string[])[]): LatentModel | undefined {
  const dimension = Math.min(kept, Math.floor(texts.length / 4));
  if (dimension < 8) return undefined;
  const { rows, rarity, places } = readRows(texts);
  const width = dimension + spare;
  const numbers = { texts: rows.length, terms: places.size, width };

  let left = times(rows, seededNormals(numbers.terms * width), numbers);
  orthonormalise(left, width);
  for (let turn = 0; turn < powerIterations; turn += 1) {
    left = times(rows, transposedTimes(rows, left, numbers), numbers);
    orthonormalise(left, width);
  }
  const axes = transposedTimes(rows, left, numbers);
  orthonormalise(axes, width, 1);

  return {
    dimension,
    terms: [...places.keys()],
    rarity: Float32Array.from(rarity),
    axes: Float32Array.from({ length: numbers.terms * dimension }, (_, cell) => {
      const place = Math.floor(cell / dimension);
      return axes[place * width + (cell - place * dimension)] ?? 0;
    }),
  };
}

/** What names a model: the digest of all that it says. */
export function digestOfModel({ terms, rarity, axes }: LatentModel): string {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) => new Uint8Array(buffer, byteOffset, byteLength);
  return digestOf([sha256(terms.join('\n')), sha256(bytes(rarity)), sha256(bytes(axes))]);
}

/** Places texts by a model. */
export function latentSemantics(model: LatentModel): LatentSemantics {
  const { dimension, rarity, axes } = model;
  const places = new Map(model.terms.map((term, place) => [term, place] as const));
  return {
    model,
    project(terms) {
      const vector = new Float64Array(dimension);
      for (const [term, count] of countsOf(terms)) {
        const place = places.get(term);
        if (place === undefined) continue;
        const weight = weightOf(count, rarity[place] ?? 0);
        for (let axis = 0; axis < dimension; axis += 1) vector[axis] = (vector[axis] ?? 0) + weight * (axes[place * dimension + axis] ?? 0);
      }
      const length = Math.hypot(...vector);
      return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length));
    },
  };
}

// --- Internal ---

/** A text's terms by number with their weights, of length 1. */
interface Row {
  readonly places: Uint32Array;
  readonly weights: Float64Array;
}

interface Numbers {
  readonly texts: number;
  readonly terms: number;
  readonly width: number;
}

function countsOf(terms: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function weightOf(count: number, rarity: number): number {
  return (1 + Math.log(count)) * rarity;
}

/** A word of one text alone lies beside no other. */
const fewestTexts = 2;

function readRows(texts: readonly (readonly string[])[]) {
  const counted = texts.map(countsOf);
  const seen = new Map<string, number>();
  for (const counts of counted) for (const term of counts.keys()) seen.set(term, (seen.get(term) ?? 0) + 1);
  const terms = [...seen].filter(([, number]) => number >= fewestTexts);
  const places = new Map(terms.map(([term], place) => [term, place] as const));
  const rarity = Float64Array.from(terms, ([, number]) => Math.log((texts.length + 1) / (number + 0.5)));
  const rows = counted.map((counts): Row => {
    const known = [...counts].filter(([term]) => places.has(term));
    const weights = Float64Array.from(known, ([term, count]) => weightOf(count, rarity[places.get(term) ?? 0] ?? 0));
    const length = Math.hypot(...weights) || 1;
    return { places: Uint32Array.from(known, ([term]) => places.get(term) ?? 0), weights: weights.map((weight) => weight / length) };
  });
  return { rows, rarity, places };
}

/** Rows times a matrix of the terms. */
function times(rows: readonly Row[], matrix: Float64Array, { texts, width }: Numbers): Float64Array {
  const product = new Float64Array(texts * width);
  for (const [text, { places, weights }] of rows.entries())
    for (let item = 0; item < places.length; item += 1)
      addRow(product, text, matrix, places[item] ?? 0, { weight: weights[item] ?? 0, width });
  return product;
}

/** The rows turned over times a matrix of the texts. */
function transposedTimes(rows: readonly Row[], matrix: Float64Array, { terms, width }: Numbers): Float64Array {
  const product = new Float64Array(terms * width);
  for (const [text, { places, weights }] of rows.entries())
    for (let item = 0; item < places.length; item += 1)
      addRow(product, places[item] ?? 0, matrix, text, { weight: weights[item] ?? 0, width });
  return product;
}

function addRow(to: Float64Array, row: number, from: Float64Array, other: number, { weight, width }: { weight: number; width: number }) {
  const [target, source] = [row * width, other * width];
  for (let column = 0; column < width; column += 1)
    to[target + column] = (to[target + column] ?? 0) + weight * (from[source + column] ?? 0);
}
