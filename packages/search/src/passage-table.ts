import { append, growingArray } from './growing-array.ts';
import type { Context } from './passage-context.ts';

/** Where a passage stands: its page by number, its place in the page's text, its section, and what stands around it. */
export interface PassagePlace {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  /** The number of the sheet, for documents that have sheets. */
  readonly sheet: number | undefined;
  readonly section: number;
  readonly context: Context;
}

/** The places of all passages, in one array, so that a million are no objects. */
export interface PassageTable {
  readonly cells: Uint32Array;
  add(place: PassagePlace): void;
  at(unit: number): PassagePlace;
  /** How many words stand around a passage, itself with them. */
  contextLength(unit: number): number;
}

/** Cells of a passage: page, start, end, sheet (0 where there is none), section, and from, to and length of its context. */
const passageCells = 8;

/** A table that goes on after some passages. */
export function passageTable(known?: Uint32Array): PassageTable {
  const cells = growingArray(known);
  const cell = (unit: number, place: number) => cells.values[unit * passageCells + place] ?? 0;
  return {
    get cells() {
      return cells.values.subarray(0, cells.length);
    },
    add({ page, start, end, sheet = 0, section, context }) {
      for (const value of [page, start, end, sheet, section, context.from, context.to, context.length]) append(cells, value);
    },
    at: (unit) => ({
      page: cell(unit, 0),
      start: cell(unit, 1),
      end: cell(unit, 2),
      sheet: cell(unit, 3) || undefined,
      section: cell(unit, 4),
      context: { from: cell(unit, 5), to: cell(unit, 6), length: cell(unit, 7) },
    }),
    contextLength: (unit) => cell(unit, 7),
  };
}
