import { append, type GrowingArray, growingArray } from './growing-array.ts';

/** The terms of units by number, a row for each of their fields: all rows in one array, so that a million are no objects. */
export interface TermRows {
  readonly width: number;
  /** Where each row begins, and where the last one ends. */
  readonly starts: GrowingArray;
  readonly terms: GrowingArray;
}

/** A row where it stands: `values` from `from` to before `to`. */
export interface TermRow {
  readonly values: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** Rows that go on after some. */
export function termRows(width: number, starts: Uint32Array = new Uint32Array(1), terms: Uint32Array = new Uint32Array(0)): TermRows {
  return { width, starts: growingArray(starts), terms: growingArray(terms) };
}

/** How many units have rows. */
export function unitsOf({ starts, width }: TermRows): number {
  return (starts.length - 1) / width;
}

/** Adds a unit's rows, one a field, and returns its number. */
export function addRows(rows: TermRows, fields: readonly ArrayLike<number>[]): number {
  const unit = unitsOf(rows);
  for (const field of fields) {
    for (let place = 0; place < field.length; place += 1) append(rows.terms, field[place] ?? 0);
    append(rows.starts, rows.terms.length);
  }
  return unit;
}

/** How many terms a unit's field has. */
export function lengthOf({ starts: { values }, width }: TermRows, unit: number, field: number): number {
  const row = unit * width + field;
  return (values[row + 1] ?? 0) - (values[row] ?? 0);
}

/** A unit's field. */
export function rowOf({ starts: { values }, terms, width }: TermRows, unit: number, field: number): TermRow {
  const row = unit * width + field;
  return { values: terms.values, from: values[row] ?? 0, to: values[row + 1] ?? 0 };
}
