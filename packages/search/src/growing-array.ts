/** Whole numbers from 0 that are added one at a time. A plain object, since there is one for each word: with accessors of its own each would be a kind of its own, and slow. */
export interface GrowingArray {
  length: number;
  /** The numbers so far; longer than `length`, and another array after each growth. */
  values: Uint32Array;
}

/** An array that goes on after the numbers that are there already. */
export function growingArray(values: Uint32Array = new Uint32Array(0)): GrowingArray {
  return { length: values.length, values };
}

/** Adds a number; the typed array doubles as it fills, a large one grows by a quarter. */
export function append(array: GrowingArray, value: number): void {
  if (array.length === array.values.length) {
    const factor = array.length < largeFrom ? 2 : 1.25;
    const larger = new Uint32Array(Math.max(4, Math.ceil(array.length * factor)));
    larger.set(array.values);
    array.values = larger;
  }
  array.values[array.length] = value;
  array.length += 1;
}

// --- Internal ---

const largeFrom = 4_000_000;
