import type { Asked } from './method.ts';

/** A summary to make, and what a summary told in these sentences is worth by each measure that holds for it. */
interface Task extends Asked {
  score(sentences: readonly string[]): Readonly<Record<string, number>>;
}

/** Summaries to make of the same kind of document. */
export interface Collection {
  readonly name: string;
  readonly documents: number;
  /** The names of the measures, in the order of the table; the first is drawn. */
  readonly measures: readonly string[];
  /** How many digits behind the point they are told with. */
  readonly digits: number;
  readonly tasks: readonly Task[];
}
