/** A searchable field: how much a word in it counts, and how much its length is normalised (0 to 1). */
export interface Field {
  readonly weight: number;
  readonly lengthNormalisation: number;
}

/** Words of a query with their weights. */
export type QueryTerms = ReadonlyMap<string, number>;

/** What a search may see: units by number. Everything it learns (counts, averages) comes from these alone. */
export interface Visibility {
  readonly isVisible: (unit: number) => boolean;
  readonly units: number;
  readonly averageLengths: readonly number[];
}

/** The scores of one query: by unit, and the weight of each term. */
interface LexicalScores {
  readonly scores: ReadonlyMap<number, number>;
  readonly termWeights: ReadonlyMap<string, number>;
  /** Which terms each scored unit holds, as the summed weight of them. */
  readonly heldWeights: ReadonlyMap<number, number>;
}

/** An inverted index that grows one unit at a time and ranks by BM25F. */
export interface LexicalIndex {
  /** Adds a unit (its terms a field each) and returns its number. */
  add(fields: readonly (readonly string[])[]): number;
  remove(unit: number): void;
  visibility(isVisible: (unit: number) => boolean): Visibility;
  /** Whether any visible unit holds a term. */
  holds(term: string, visibility: Visibility): boolean;
  score(terms: QueryTerms, visibility: Visibility): LexicalScores;
}

/** Saturation of repeated words: the usual value, used by the published baselines. */
const k1 = 1.2;

interface Posting {
  readonly units: number[];
  /** Frequencies, one a field for each unit in turn. */
  readonly frequencies: number[];
}

/** Lucene's inverse document frequency: how telling a word is that stands in `seen` of `units`. */
export function rarityOf(seen: number, units: number): number {
  return Math.log(1 + (units - seen + 0.5) / (seen + 0.5));
}

/** BM25F as of Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.5, with Lucene's idf. */
export function lexicalIndex(fields: readonly Field[]): LexicalIndex {
  const postings = new Map<string, Posting>();
  const lengths: number[][] = [];
  const removed = new Set<number>();
  const width = fields.length;

  return {
    add(texts) {
      const unit = lengths.length;
      lengths.push(texts.map((terms) => terms.length));
      const counts = new Map<string, number[]>();
      for (const [field, terms] of texts.entries()) {
        for (const term of terms) {
          const row = counts.get(term) ?? new Array<number>(width).fill(0);
          row[field] = (row[field] ?? 0) + 1;
          counts.set(term, row);
        }
      }
      for (const [term, row] of counts) {
        const posting = postings.get(term) ?? { units: [], frequencies: [] };
        posting.units.push(unit);
        posting.frequencies.push(...row);
        postings.set(term, posting);
      }
      return unit;
    },
    remove(unit) {
      removed.add(unit);
    },
    visibility(isVisible) {
      const canSee = (unit: number) => !removed.has(unit) && isVisible(unit);
      const sums = new Array<number>(width).fill(0);
      let units = 0;
      for (const [unit, row] of lengths.entries()) {
        if (!canSee(unit)) continue;
        units += 1;
        for (const [field, length] of row.entries()) sums[field] = (sums[field] ?? 0) + length;
      }
      return { isVisible: canSee, units, averageLengths: sums.map((sum) => (units === 0 ? 1 : Math.max(1, sum / units))) };
    },
    holds: (term, { isVisible }) => postings.get(term)?.units.some(isVisible) ?? false,
    score(terms, { isVisible, units, averageLengths }) {
      const scores = new Map<number, number>();
      const heldWeights = new Map<number, number>();
      const termWeights = new Map<string, number>();
      for (const [term, queryWeight] of terms) {
        const posting = postings.get(term);
        const seen = posting?.units.filter(isVisible).length ?? 0;
        const weight = queryWeight * rarityOf(seen, units);
        termWeights.set(term, weight);
        if (posting === undefined) continue;
        for (const [place, unit] of posting.units.entries()) {
          if (!isVisible(unit)) continue;
          let frequency = 0;
          for (const [field, { weight: fieldWeight, lengthNormalisation: b }] of fields.entries()) {
            const count = posting.frequencies[place * width + field] ?? 0;
            if (count > 0)
              frequency += (fieldWeight * count) / (1 - b + (b * (lengths[unit]?.[field] ?? 0)) / (averageLengths[field] ?? 1));
          }
          scores.set(unit, (scores.get(unit) ?? 0) + (weight * frequency) / (k1 + frequency));
          heldWeights.set(unit, (heldWeights.get(unit) ?? 0) + weight);
        }
      }
      return { scores, termWeights, heldWeights };
    },
  };
}
