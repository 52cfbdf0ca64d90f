/** Numbers that are added one at a time, in a typed array that doubles as it fills. */
export interface GrowingArray {
  readonly length: number;
  push(value: number): void;
  /** The numbers so far; longer than `length`, and another array after each growth. */
  readonly values: Uint32Array;
}

/** An empty array of whole numbers from 0. */
export function growingArray(room = 4): GrowingArray {
  let values = new Uint32Array(room);
  let length = 0;
  return {
    get length() {
      return length;
    },
    get values() {
      return values;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
  };
}
