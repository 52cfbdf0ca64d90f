import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the benchmark is asked for. */
export interface Options {
  readonly folders: readonly string[];
  readonly rounds: number;
  /** How many questions of a collection are asked at most. */
  readonly asked: number;
  readonly limitMs: number;
  /** The sizes in passages that our index alone grows through; none where searches are compared. */
  readonly sizes: readonly number[];
  progress(said: string): void;
}

/** Reads the command line; what cannot be done is said in a sentence, before anything is installed or measured. */
export function readOptions(given: readonly string[], progress: Options['progress']): Options | { readonly problem: string } {
  const { values } = parseArgs({
    args: [...given],
    options: {
      data: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '3' },
      questions: { type: 'string', default: '300' },
      limit: { type: 'string', default: '120' },
      scale: { type: 'boolean', default: false },
      to: { type: 'string', default: '100000' },
    },
  });
  const [rounds, asked, seconds, to] = [values.rounds, values.questions, values.limit, values.to].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const folders = values.data.map((folder) => resolve(folder));
  const incomplete = folders
    .flatMap((folder) => ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => join(folder, name)))
    .find((file) => !existsSync(file));
  if (incomplete !== undefined) return { problem: `There is no ${incomplete}: a collection is corpus.jsonl, queries.jsonl and qrels.tsv.` };
  if (![rounds, asked].every((count) => Number.isInteger(count) && count >= 1))
    return { problem: '--rounds and --questions take whole numbers of at least 1.' };
  if (!(seconds > 0)) return { problem: '--limit takes seconds, more than 0.' };
  if (!Number.isInteger(to) || to < 1_000) return { problem: '--to takes a number of passages, at least 1000.' };
  const sizes = values.scale ? [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000].filter((size) => size <= to) : [];
  return { folders, rounds, asked, limitMs: seconds * 1000, sizes, progress };
}
