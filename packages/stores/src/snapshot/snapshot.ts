/** What a cell of a row holds, in every store. */
type Value = string | number | null;

/** A row, its cells in the order of its table's columns. */
export type Row = readonly Value[];

/** Rows of one kind, which every store keeps under the same names. */
export interface SnapshotTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Tells rows apart, and orders them: text by its bytes. */
  readonly key: readonly string[];
}

/** Everything that a store, or a file made of one, held at one moment. */
export interface Snapshot {
  /** It is of a store whose tables an earlier Assay made: nothing is written there. */
  readonly isEarlier?: boolean;
  count(table: SnapshotTable): Promise<number>;
  /** The rows of a table by their key, read as they are taken. */
  rows(table: SnapshotTable): AsyncIterable<Row>;
  close(): Promise<void>;
}

/** A store that is being filled; nobody works with it until it was finished. */
export interface SnapshotTarget extends Snapshot {
  /** Keeps rows, all of them or none. */
  write(table: SnapshotTable, rows: readonly Row[]): Promise<void>;
  /** Checks that what is there belongs together, and hands the store over to those who will work with it. */
  finish(): Promise<void>;
}
