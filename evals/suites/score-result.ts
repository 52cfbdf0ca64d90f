import type { SampleOutcome } from '@assay/evals';

/** Scores the result of a run that was done; any other end is unscored, which counts as the worst value. */
export function scoreResult<Item, Result>(
  score: (record: Item, result: Result, text: string) => number,
): (record: Item, outcome: SampleOutcome<Result>) => number | 'unscored' {
  return (record, outcome) => (outcome.status === 'done' ? score(record, outcome.result, outcome.text) : 'unscored');
}

/** The share of items that hold; `none` where there is none to hold. */
export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean, none = 1): number {
  return items.length === 0 ? none : items.filter(holds).length / items.length;
}
