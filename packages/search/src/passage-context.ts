import { type Field, normOf } from './field.ts';
import { type LexicalIndex, saturated } from './lexical-index.ts';
import type { TermRow } from './term-rows.ts';
import type { Visibility } from './visibility.ts';

/** The passages around one, itself among them, by number: those of its section that stand nearest. */
export interface Context {
  readonly from: number;
  readonly to: number;
  /** How many words they hold. */
  readonly length: number;
}

/** A passage is judged with the words around it, up to this many. */
const widest = 150;

/** The context of each of a page's passages: it grows to both sides within the section until it is wide enough. */
export function contextsOf(passages: readonly { readonly length: number; readonly section: number }[], first: number): readonly Context[] {
  return passages.map(({ length, section }, place) => {
    let [from, to, words] = [place, place, length];
    const isIn = (other: number) => passages[other]?.section === section;
    while (words < widest && (isIn(from - 1) || isIn(to + 1))) {
      const goesBack = isIn(from - 1) && (!isIn(to + 1) || place - from <= to - place);
      if (goesBack) from -= 1;
      else to += 1;
      words += passages[goesBack ? from : to]?.length ?? 0;
    }
    return { from: first + from, to: first + to, length: words };
  });
}

/** What contexts are scored with: the weights of the query's terms, and what is visible. */
export interface ContextScoring {
  readonly index: LexicalIndex;
  readonly visibility: Visibility;
  /** By number of the term; 0 where the query does not have it. */
  readonly weights: Float64Array;
  /** Zeros for as many terms, to count on; they are zeros again after each passage. */
  readonly frequencies: Float64Array;
  readonly averageLength: number;
  readonly body: Field & { readonly place: number };
}

/** The BM25F score of a passage as if the passages around it were one text; title and headings are its own. */
export function contextScorer({
  index,
  visibility,
  weights,
  frequencies,
  averageLength,
  body,
}: ContextScoring): (context: Context, unit: number) => number {
  let held: number[] = [];
  const count = (term: number, norm: number) => {
    if (frequencies[term] === 0) held.push(term);
    frequencies[term] = (frequencies[term] ?? 0) + norm;
  };
  const askedIn = ({ values, from, to }: TermRow): readonly number[] => {
    const found: number[] = [];
    for (let place = from; place < to; place += 1) if (weights[values[place] ?? 0] !== 0) found.push(values[place] ?? 0);
    return found;
  };
  /** The query's terms in a body: passages stand in the contexts of those around them, and are read once. */
  const read = new Map<number, readonly number[]>();
  const bodyOf = (unit: number): readonly number[] => {
    const known = read.get(unit) ?? askedIn(index.termsOf(unit, body.place));
    read.set(unit, known);
    return known;
  };
  return ({ from, to, length }, unit) => {
    for (let field = 0; field < body.place; field += 1) {
      const row = index.termsOf(unit, field);
      for (let place = row.from; place < row.to; place += 1) {
        const term = row.values[place] ?? 0;
        if (weights[term] !== 0) count(term, visibility.norm(unit, field));
      }
    }
    const norm = normOf(body, length, averageLength);
    for (let near = from; near <= to; near += 1) for (const term of bodyOf(near)) count(term, norm);
    let score = 0;
    for (const term of held) {
      score += (weights[term] ?? 0) * saturated(frequencies[term] ?? 0);
      frequencies[term] = 0;
    }
    held = [];
    return score;
  };
}

/** How far apart two words of a question may stand to count as near. */
const farthest = 5;

/** How near the words of a question stand to one another: for each pair in turn the lesser weight over the square of the distance (Rasolofo and Savoy, ECIR 2003). */
export function proximityOf({ values, from, to }: TermRow, weights: Float64Array): number {
  let score = 0;
  let last = -1;
  for (let place = from; place < to; place += 1) {
    const weight = weights[values[place] ?? 0] ?? 0;
    if (weight === 0) continue;
    const before = values[last];
    const distance = place - last;
    if (last >= 0 && distance <= farthest && before !== values[place])
      score += Math.min(weight, weights[before ?? 0] ?? 0) / (distance * distance);
    last = place;
  }
  return score;
}
