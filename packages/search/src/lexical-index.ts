import { AssayError } from '@assay/core';
import type { Field } from './field.ts';
import { frequencyIn, mostFields, postings } from './postings.ts';
import type { ScoreSheet } from './score-sheet.ts';
import { type TermDictionary, termDictionary } from './term-dictionary.ts';
import { addRows, lengthOf, rowOf, type TermRow, type TermRows, termRows, unitsOf } from './term-rows.ts';
import { openVisibility, type Visibility } from './visibility.ts';
import type { WeightSheet } from './weight-sheet.ts';

/** Words of a query with their weights. */
export type QueryTerms = ReadonlyMap<string, number>;

/** An inverted index that grows one unit at a time and ranks by BM25F. */
export interface LexicalIndex {
  /** How many units were ever added. */
  readonly size: number;
  readonly rows: TermRows;
  /** Adds a unit (the numbers of its terms, a field each) and returns its number. */
  add(fields: readonly ArrayLike<number>[]): number;
  /** A visibility of its units that shows none yet; a unit that is removed is hidden from each. */
  openVisibility(): Visibility;
  /** The weight of each term: its own, by how rare it is among what is visible. */
  weigh(terms: QueryTerms, visibility: Visibility): ReadonlyMap<string, number>;
  /** Scores the units that hold any of the terms, onto a sheet; returns the weight of each term. */
  score(terms: QueryTerms, visibility: Visibility, sheet: ScoreSheet): ReadonlyMap<string, number>;
  /** The weights of terms by their numbers in `termsOf`, on a sheet; terms that no unit ever held are left out. */
  byNumber(weights: ReadonlyMap<string, number>, sheet: WeightSheet): Float64Array;
  /** Which of some terms a unit holds in any field. */
  holdsOf(unit: number, terms: readonly string[]): readonly boolean[];
  /** The numbers of the terms of a unit's field, in order. */
  termsOf(unit: number, field: number): TermRow;
  /** The terms of some of a unit's fields, in order. */
  wordsOf(unit: number, fields: readonly number[]): readonly string[];
}

/** What an index begins with: the terms of the units that are there already. */
export interface LexicalStart {
  readonly dictionary: TermDictionary;
  readonly rows: TermRows;
}

/** Saturation of repeated words: the usual value, used by the published baselines. */
const k1 = 1.2;

/** Lucene's inverse document frequency: how telling a word is that stands in `seen` of `units`. */
export function rarityOf(seen: number, units: number): number {
  return Math.log(1 + (units - seen + 0.5) / (seen + 0.5));
}

/** Repeated words count less and less. */
export function saturated(frequency: number): number {
  return frequency / (k1 + frequency);
}

/** BM25F as of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.5, with Lucene's idf. */
export function lexicalIndex(
  fields: readonly Field[],
  { dictionary, rows }: LexicalStart = { dictionary: termDictionary(), rows: termRows(fields.length) },
): LexicalIndex {
  const width = fields.length;
  if (width > mostFields || rows.width !== width)
    throw new AssayError(
      'invalid-input',
      `An index has ${rows.width} rows a unit for ${width} fields, of which it can hold ${mostFields}.`,
    );
  const held = postings(rows, dictionary);

  const seenOf = (term: string, visibility: Visibility): number => {
    const number = dictionary.numberOf(term);
    if (number === undefined) return 0;
    return visibility.seen(number, () => {
      let seen = 0;
      held.each(number, (units, _, from, to) => {
        for (let place = from; place < to; place += 1) if (visibility.isVisible(units[place] ?? 0)) seen += 1;
      });
      return seen;
    });
  };
  const weigh = (terms: QueryTerms, visibility: Visibility) =>
    new Map([...terms].map(([term, weight]) => [term, weight * rarityOf(seenOf(term, visibility), visibility.units)]));

  return {
    get size() {
      return unitsOf(rows);
    },
    rows,
    add: (terms) => addRows(rows, terms),
    openVisibility: () => openVisibility(fields, (unit, field) => lengthOf(rows, unit, field)),
    weigh,
    score(terms, visibility, sheet) {
      const weights = weigh(terms, visibility);
      sheet.clear(unitsOf(rows));
      for (const [term, weight] of weights) {
        const number = dictionary.numberOf(term);
        if (number === undefined) continue;
        held.each(number, (units, frequencies, from, to) => {
          for (let place = from; place < to; place += 1) {
            const unit = units[place] ?? 0;
            if (!visibility.isVisible(unit)) continue;
            const packed = frequencies[place] ?? 0;
            let frequency = 0;
            for (let field = 0; field < width; field += 1) {
              const count = frequencyIn(packed, field, width);
              if (count > 0) frequency += count * visibility.norm(unit, field);
            }
            sheet.add(unit, weight * saturated(frequency), weight);
          }
        });
      }
      return weights;
    },
    byNumber(weights, sheet) {
      const found = [...weights].flatMap(([term, weight]) => {
        const number = dictionary.numberOf(term);
        return number === undefined ? [] : [[number, weight] as const];
      });
      return sheet.fill(found, dictionary.size);
    },
    holdsOf(unit, terms) {
      const [from, to] = [rowOf(rows, unit, 0).from, rowOf(rows, unit, width - 1).to];
      return terms.map((term) => {
        const number = dictionary.numberOf(term);
        if (number === undefined) return false;
        for (let place = from; place < to; place += 1) if (rows.terms.values[place] === number) return true;
        return false;
      });
    },
    termsOf: (unit, field) => rowOf(rows, unit, field),
    wordsOf: (unit, wanted) =>
      wanted.flatMap((field) => {
        const { values, from, to } = rowOf(rows, unit, field);
        return Array.from(values.subarray(from, to), dictionary.nameOf);
      }),
  };
}
