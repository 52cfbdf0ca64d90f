import { append, type GrowingArray, growingArray } from './growing-array.ts';
import type { TermDictionary } from './term-dictionary.ts';
import { lengthOf, rowOf, type TermRows, termRows, unitsOf } from './term-rows.ts';

/**
 * Which units hold each term and how often: of most units in two immutable arrays, of those that came later in an array a term. A
 * unit's frequencies stand in one number, eight bits a field and sixteen for the last. Rows that were added are counted when they
 * are asked for: all anew where they are more than what there was, which for many is faster than one by one.
 */
export interface Postings {
  /** Gives the stretches of a term: units in order, the frequencies of each at the same place. */
  each(term: number, read: (units: Uint32Array, frequencies: Uint32Array, from: number, to: number) => void): void;
}

/** How often a term stands in a unit's field, from the unit's packed frequencies. */
export function frequencyIn(packed: number, field: number, width: number): number {
  return field === width - 1 ? packed >>> (narrowBits * field) : (packed >>> (narrowBits * field)) & mostNarrow;
}

/** More fields than this do not fit into one number. */
export const mostFields = 3;

/** The postings of rows, of as many terms as the dictionary has. */
export function postings(rows: TermRows, dictionary: Pick<TermDictionary, 'size'>): Postings {
  const { width } = rows;
  let packed = pack(termRows(width), 0);
  let packedUnits = 0;
  let live: (LivePosting | undefined)[] = [];
  let counted = 0;

  const count = (unit: number) => {
    for (let field = 0; field < width; field += 1) {
      const { values, from, to } = rowOf(rows, unit, field);
      for (let place = from; place < to; place += 1) {
        const term = values[place] ?? 0;
        const list = live[term] ?? { units: growingArray(), frequencies: growingArray() };
        live[term] = list;
        const { units, frequencies } = list;
        if (units.length === 0 || units.values[units.length - 1] !== unit) {
          append(units, unit);
          append(frequencies, 0);
        }
        const last = frequencies.length - 1;
        frequencies.values[last] = oneMore(frequencies.values[last] ?? 0, field, width);
      }
    }
  };
  const catchUp = () => {
    const size = unitsOf(rows);
    if (size - packedUnits > packedUnits) {
      packed = pack(rows, dictionary.size);
      packedUnits = size;
      live = [];
    } else for (let unit = counted; unit < size; unit += 1) count(unit);
    counted = size;
  };

  return {
    each(term, read) {
      if (counted < unitsOf(rows)) catchUp();
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
function oneMore(packed: number, field: number, width: number): number {
  const isFull = frequencyIn(packed, field, width) >= (field === width - 1 ? mostWide : mostNarrow);
  return isFull ? packed : packed + 2 ** (narrowBits * field);
}

interface LivePosting {
  readonly units: GrowingArray;
  readonly frequencies: GrowingArray;
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
    frequencies[at] = oneMore(frequencies[at] ?? 0, field, rows.width);
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
