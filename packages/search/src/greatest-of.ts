/** The greatest of some numbers, and never nothing, so that it can be divided by: a loop, for spreading the scores of a large index into Math.max overflows the stack. */
export function greatestOf(values: Iterable<number>): number {
  let greatest = 1e-9;
  for (const value of values) if (value > greatest) greatest = value;
  return greatest;
}
