import { AssayError } from '@assay/core';

/** What a column is given. */
export type SqlValue = string | number | boolean | null | Uint8Array | readonly string[] | readonly number[];

/** What a statement gave: its rows, or how many rows it changed. */
export interface SqlResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly changed: number;
}

/** Does one statement; its values stand as $1, $2 and so on. */
export type Query = (text: string, values?: readonly SqlValue[]) => Promise<SqlResult>;

/** What the stores ask of PostgreSQL. What it refuses has a name, and a connection that is lost is made again. */
export interface SqlDatabase {
  query: Query;
  /** Does all of it or nothing; where a lock is named, nobody else who names it is at work meanwhile. */
  transaction<Result>(work: (query: Query) => Promise<Result>, lock?: string): Promise<Result>;
  /** Hears what is told on a channel; undefined where the connection was made anew, so that something may have been missed. */
  listen(channel: string, hear: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Begins a transaction, behind a lock where one is named; locks of other schemas of the same database are others. */
export function beginning(lock: string | undefined): string {
  const waiting = lock === undefined ? '' : `; SELECT pg_advisory_xact_lock(hashtext('assay'), hashtext(current_schema() || ' ${lock}'))`;
  return `BEGIN${waiting}`;
}

/** PostgreSQL's text holds every character but one. */
export function refuseNull(values: readonly SqlValue[]): void {
  if (values.some((value) => typeof value === 'string' && value.includes('\0')))
    throw new AssayError('invalid-input', 'A name holds a null character, which cannot be kept. Leave it out.');
}
