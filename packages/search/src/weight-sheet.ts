/** Weights by the number of the term, in one array that serves query after query: where there are many terms, making it anew takes longer than a query. */
export interface WeightSheet {
  /** The array with these weights, zeros elsewhere, and room for so many terms; what it held before is gone. */
  fill(weights: Iterable<readonly [number, number]>, terms: number): Float64Array;
}

/** An empty sheet. */
export function weightSheet(): WeightSheet {
  let values = new Float64Array(0);
  let held: number[] = [];
  return {
    fill(weights, terms) {
      for (const term of held) values[term] = 0;
      held = [];
      if (values.length < terms) values = new Float64Array(Math.ceil(terms * 1.25));
      for (const [term, weight] of weights) {
        values[term] = weight;
        held.push(term);
      }
      return values;
    },
  };
}
