import type { Field } from './field.ts';
import { append, type GrowingArray, growingArray } from './growing-array.ts';
import type { ScoreSheet } from './score-sheet.ts';
import { openVisibility, type Visibility } from './visibility.ts';

/** Words of a query with their weights. */
export type QueryTerms = ReadonlyMap<string, number>;

/** An inverted index that grows one unit at a time and ranks by BM25F. */
export interface LexicalIndex {
  /** How many units were ever added. */
  readonly size: number;
  /** Adds a unit (its terms a field each) and returns its number. */
  add(fields: readonly (readonly string[])[]): number;
  remove(unit: number): void;
  /** A visibility of its units that shows none yet; a unit is hidden from each before it is removed. */
  openVisibility(): Visibility;
  /** The weight of each term: its own, by how rare it is among what is visible. */
  weigh(terms: QueryTerms, visibility: Visibility): ReadonlyMap<string, number>;
  /** Scores the units that hold any of the terms, onto a sheet; returns the weight of each term. */
  score(terms: QueryTerms, visibility: Visibility, sheet: ScoreSheet): ReadonlyMap<string, number>;
  /** The weights of terms by their numbers in `termsOf`; terms that no unit ever held are left out. */
  byNumber(weights: ReadonlyMap<string, number>): Float64Array;
  /** Which of some terms a unit holds in any field. */
  holdsOf(unit: number, terms: readonly string[]): readonly boolean[];
  /** The numbers of the terms of a unit's field, in order. */
  termsOf(unit: number, field: number): Uint32Array;
  /** The terms of some of a unit's fields, in order. */
  wordsOf(unit: number, fields: readonly number[]): readonly string[];
}

/** Saturation of repeated words: the usual value, used by the published baselines. */
const k1 = 1.2;

interface Posting {
  readonly units: GrowingArray;
  /** Frequencies, one a field for each unit in turn. */
  readonly frequencies: GrowingArray;
}

/** Lucene's inverse document frequency: how telling a word is that stands in `seen` of `units`. */
export function rarityOf(seen: number, units: number): number {
  return Math.log(1 + (units - seen + 0.5) / (seen + 0.5));
}

/** Repeated words count less and less. */
export function saturated(frequency: number): number {
  return frequency / (k1 + frequency);
}

/** BM25F as of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.5, with Lucene's idf. */
export function lexicalIndex(fields: readonly Field[]): LexicalIndex {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const postings: Posting[] = [];
  const units: (readonly Uint32Array[] | undefined)[] = [];
  /** How many words each unit has, a field each. */
  const lengths = growingArray();
  const width = fields.length;
  const nothing = new Uint32Array(0);
  /** Pages give the terms of their title with each passage: the same list is kept once. */
  const kept = new WeakMap<readonly string[], Uint32Array>();

  const numbersOf = (terms: readonly string[]): Uint32Array => {
    const known = kept.get(terms) ?? Uint32Array.from(terms, numberFor);
    kept.set(terms, known);
    return known;
  };
  const numberFor = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, postings.length);
    names.push(term);
    return postings.push({ units: growingArray(), frequencies: growingArray() }) - 1;
  };
  const count = (term: number, unit: number, field: number) => {
    const posting = postings[term];
    if (posting === undefined) return;
    const { units: holders, frequencies } = posting;
    if (holders.values[holders.length - 1] !== unit || holders.length === 0) {
      append(holders, unit);
      for (let place = 0; place < width; place += 1) append(frequencies, 0);
    }
    const place = frequencies.length - width + field;
    frequencies.values[place] = (frequencies.values[place] ?? 0) + 1;
  };
  const postingOf = (term: string): Posting | undefined => postings[numbers.get(term) ?? -1];

  const seenOf = (term: string, visibility: Visibility): number => {
    const number = numbers.get(term);
    if (number === undefined) return 0;
    return visibility.seen(number, () => {
      const { values = nothing, length = 0 } = postings[number]?.units ?? {};
      let seen = 0;
      for (let place = 0; place < length; place += 1) if (visibility.isVisible(values[place] ?? 0)) seen += 1;
      return seen;
    });
  };
  const weigh = (terms: QueryTerms, visibility: Visibility) =>
    new Map([...terms].map(([term, weight]) => [term, weight * rarityOf(seenOf(term, visibility), visibility.units)]));

  return {
    get size() {
      return units.length;
    },
    add(texts) {
      const rows = texts.map(numbersOf);
      const unit = units.push(rows) - 1;
      for (const row of rows) append(lengths, row.length);
      for (const [field, row] of rows.entries()) for (let place = 0; place < row.length; place += 1) count(row[place] ?? 0, unit, field);
      return unit;
    },
    remove(unit) {
      units[unit] = undefined;
    },
    openVisibility: () => openVisibility(fields, (unit, field) => lengths.values[unit * width + field] ?? 0),
    weigh,
    score(terms, visibility, sheet) {
      const weights = weigh(terms, visibility);
      sheet.clear(units.length);
      for (const [term, weight] of weights) {
        const posting = postingOf(term);
        if (posting === undefined) continue;
        const { values, length } = posting.units;
        const frequencies = posting.frequencies.values;
        for (let place = 0; place < length; place += 1) {
          const unit = values[place] ?? 0;
          if (!visibility.isVisible(unit)) continue;
          let frequency = 0;
          for (let field = 0; field < width; field += 1) {
            const count = frequencies[place * width + field] ?? 0;
            if (count > 0) frequency += count * visibility.norm(unit, field);
          }
          sheet.add(unit, weight * saturated(frequency), weight);
        }
      }
      return weights;
    },
    byNumber(weights) {
      const found = new Float64Array(postings.length);
      for (const [term, weight] of weights) {
        const number = numbers.get(term);
        if (number !== undefined) found[number] = weight;
      }
      return found;
    },
    holdsOf(unit, terms) {
      const rows = units[unit] ?? [];
      return terms.map((term) => {
        const number = numbers.get(term);
        return number !== undefined && rows.some((row) => row.includes(number));
      });
    },
    termsOf: (unit, field) => units[unit]?.[field] ?? nothing,
    wordsOf: (unit, fields) => fields.flatMap((field) => Array.from(units[unit]?.[field] ?? nothing, (number) => names[number] ?? '')),
  };
}
