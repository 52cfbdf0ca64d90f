/** Whole numbers from 0 that are added one at a time. A plain object, since there is one for each word and field: with accessors of its own each would be a kind of its own, and slow. */
export interface GrowingArray {
  length: number;
  /** The numbers so far; longer than `length`, and another array after each growth. */
  values: Uint32Array;
}

/** An empty array. */
export function growingArray(room = 4): GrowingArray {
  return { length: 0, values: new Uint32Array(room) };
}

/** Adds a number; the typed array doubles as it fills. */
export function append(array: GrowingArray, value: number): void {
  if (array.length === array.values.length) {
    const larger = new Uint32Array(Math.max(4, array.values.length * 2));
    larger.set(array.values);
    array.values = larger;
  }
  array.values[array.length] = value;
  array.length += 1;
}
