import { type Notice, type RunStore, restoreFrom, restoreTexts, type StoredRun } from '@assay/core';
import { replyTypes } from './hand-over.ts';

/** What a result can be written as. */
export const resultFormats = ['odt', 'docx', 'md'] as const;

export type ResultFormat = (typeof resultFormats)[number];

/** The media type of each format. */
export const resultTypes: Readonly<Record<ResultFormat, string>> = {
  odt: replyTypes.odt,
  docx: replyTypes.docx,
  md: 'text/markdown; charset=utf-8',
};

/** A run that is done, as its owner reads it: with the caller's own values in it. */
export interface FinishedRun {
  readonly run: StoredRun;
  readonly result: unknown;
  readonly notices: readonly Notice[];
  readonly at: string;
}

/** A stretch of a result as it is written down. */
export type ResultBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'quotation'; readonly text: string; readonly source: string }
  | { readonly kind: 'table'; readonly header?: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** How results become files; the program that composes the server knows the shapes of its tools' results. */
export interface ResultFiles {
  /** The tools whose results can be written. */
  readonly tools: readonly string[];
  /** All that a file of it holds. */
  describe(finished: FinishedRun): { readonly title: string; readonly blocks: readonly ResultBlock[] };
  write(finished: FinishedRun, format: ResultFormat): Promise<Uint8Array | string>;
}

/** What there is to write of a run; undefined where it is not done. */
export async function readFinishedRun(runs: Pick<RunStore, 'events'>, run: StoredRun): Promise<FinishedRun | undefined> {
  const events = await runs.events(run.id, 0);
  const told = events.findLast((event) => event.type === 'result');
  const ended = events.findLast((event) => event.type === 'ended');
  if (run.status !== 'done' || told === undefined || ended === undefined) return undefined;
  const restore = restoreFrom(run.restorations);
  return {
    run: { ...run, input: restoreTexts(run.input, restore) },
    result: restoreTexts(told.result, restore),
    notices: restoreTexts(ended.notices ?? [], restore),
    at: ended.at,
  };
}
