import { append, type GrowingArray, growingArray } from './growing-array.ts';
import { lengthOf, rowOf, type TermRows, unitsOf } from './term-rows.ts';

/**
 * Which units hold each term and how often: of the units that were there at the start in two immutable arrays, of those that came
 * later in an array a term. A unit's frequencies stand in one number, eight bits a field and sixteen for the last.
 */
export interface Postings {
  /** Counts the rows of a unit that was added. */
  add(unit: number): void;
  /** Gives the stretches of a term: units in order, the frequencies of each at the same place. */
  each(term: number, read: (units: Uint32Array, frequencies: Uint32Array, from: number, to: number) => void): void;
}

/** How often a term stands in a unit's field, from the unit's packed frequencies. */
export function frequencyIn(packed: number, field: number, width: number): number {
  return field === width - 1 ? packed >>> (narrowBits * field) : (packed >>> (narrowBits * field)) & mostNarrow;
}

/** More fields than this do not fit into one number. */
export const mostFields = 3;

/** The postings of rows. */
export function postings(rows: TermRows, terms: number): Postings {
  const packed = pack(rows, terms);
  const live: ({ readonly units: GrowingArray; readonly frequencies: GrowingArray } | undefined)[] = [];
  const { width } = rows;

  return {
    add(unit) {
      for (let field = 0; field < width; field += 1) {
        const { values, from, to } = rowOf(rows, unit, field);
        for (let place = from; place < to; place += 1) {
          const term = values[place] ?? 0;
          let list = live[term];
          if (list === undefined) {
            list = { units: growingArray(), frequencies: growingArray() };
            live[term] = list;
          }
          const { units, frequencies } = list;
          if (units.length === 0 || units.values[units.length - 1] !== unit) {
            append(units, unit);
            append(frequencies, 0);
          }
          const last = frequencies.length - 1;
          frequencies.values[last] = counted(frequencies.values[last] ?? 0, field, width);
        }
      }
    },
    each(term, read) {
      const [from, to] = [packed.starts[term] ?? 0, packed.starts[term + 1] ?? 0];
      if (to > from) read(packed.units, packed.frequencies, from, to);
      const later = live[term];
      if (later !== undefined) read(later.units.values, later.frequencies.values, 0, later.units.length);
    },
  };
}

// --- Internal ---

const narrowBits = 8;
const mostNarrow = 2 ** narrowBits - 1;
const mostWide = 2 ** 16 - 1;

/** One more of a term in a field; more than fit count no further, as they hardly would. */
function counted(packed: number, field: number, width: number): number {
  const isFull = frequencyIn(packed, field, width) >= (field === width - 1 ? mostWide : mostNarrow);
  return isFull ? packed : packed + 2 ** (narrowBits * field);
}

interface PackedPostings {
  /** Where the units of each term begin, and where the last ones end. */
  readonly starts: Uint32Array;
  readonly units: Uint32Array;
  readonly frequencies: Uint32Array;
}

function pack(rows: TermRows, terms: number): PackedPostings {
  const starts = new Uint32Array(terms + 1);
  eachTerm(rows, terms, (term, isFirst) => {
    if (isFirst) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  });
  for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const ends = starts.slice(0, terms);
  const size = starts[terms] ?? 0;
  const [units, frequencies] = [new Uint32Array(size), new Uint32Array(size)];
  eachTerm(rows, terms, (term, isFirst, unit, field) => {
    const at = (ends[term] ?? 0) - (isFirst ? 0 : 1);
    if (isFirst) {
      units[at] = unit;
      ends[term] = at + 1;
    }
    frequencies[at] = counted(frequencies[at] ?? 0, field, rows.width);
  });
  return { starts, units, frequencies };
}

type ReadTerm = (term: number, isFirst: boolean, unit: number, field: number) => void;

/** Each term of each row in order, and whether its unit had it not before. */
function eachTerm(rows: TermRows, terms: number, read: ReadTerm): void {
  const last = new Uint32Array(terms);
  const count = unitsOf(rows);
  for (let unit = 0; unit < count; unit += 1)
    for (let field = 0; field < rows.width; field += 1) {
      if (lengthOf(rows, unit, field) === 0) continue;
      const { values, from, to } = rowOf(rows, unit, field);
      for (let place = from; place < to; place += 1) {
        const term = values[place] ?? 0;
        read(term, last[term] !== unit + 1, unit, field);
        last[term] = unit + 1;
      }
    }
}
