/** A searchable field: how much a word in it counts, and how much its length is normalised (0 to 1). */
export interface Field {
  readonly weight: number;
  readonly lengthNormalisation: number;
}

/** What one word counts in a field of a length. */
export function normOf({ weight, lengthNormalisation: b }: Field, length: number, average: number): number {
  return weight / (1 - b + (b * length) / average);
}
