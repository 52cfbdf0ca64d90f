import { type Span, splitSentences } from '@assay/language';
import { qualifiers } from './qualifiers.ts';
import { readQuantities } from './read-quantities.ts';
import { readTerms, type Term } from './read-terms.ts';

/** A stretch of one of several passages; `passage` counts from 0. */
export interface Stretch extends Span {
  readonly passage: number;
}

/** Passages read once, so that many statements can be held against them. */
export interface Passages {
  readonly sentences: readonly Stretch[];
  /** The stems of each sentence. */
  readonly stems: readonly (readonly string[])[];
  /** Where each stem stands: numbers of sentences, rising. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly words: ReadonlySet<string>;
  /** Pairs of stems that stand next to one another in a sentence. */
  readonly pairs: ReadonlySet<string>;
  /** What the numbers, sums, dates and times give. */
  readonly quantities: ReadonlySet<string>;
  /** First letters of runs of capitalised words: "National Health Service" is "nhs". */
  readonly initials: ReadonlySet<string>;
  /** How small words qualify each topic stem. */
  readonly qualified: ReadonlyMap<string, Qualified>;
  /** The sentences that deny something. */
  readonly denials: ReadonlySet<number>;
  /** Whether a sentence asks something. */
  readonly asks: boolean;
}

/** How often a stem stands, how often it is denied, and every way in which it is qualified. */
interface Qualified {
  readonly stands: number;
  readonly denied: number;
  readonly ways: ReadonlySet<string>;
}

/** Reads passages for `supportOf`. Sentences that touch a stretch of `without`, such as an order to the machine, bear nothing out. */
export function readPassages(texts: readonly string[], { without = [] }: { readonly without?: readonly Stretch[] } = {}): Passages {
  const sentences: Stretch[] = [];
  const stems: (readonly string[])[] = [];
  const places = new Map<string, number[]>();
  const words = new Set<string>();
  const pairs = new Set<string>();
  const quantities = new Set<string>();
  const initials = new Set<string>();
  const qualified = new Map<string, { stands: number; denied: number; ways: Set<string> }>();
  const denials = new Set<number>();
  const { halfDenials } = qualifiers();
  let asks = false;

  for (const sentence of sentencesOf(texts, without)) {
    const text = (texts[sentence.passage] ?? '').slice(sentence.start, sentence.end);
    const number = sentences.push(sentence) - 1;
    const terms = readTerms(text);
    asks ||= text.includes('?');
    stems.push(terms.map(({ stem }) => stem));
    for (const [place, term] of terms.entries()) {
      words.add(term.word);
      if (place > 0) pairs.add(`${terms[place - 1]?.stem} ${term.stem}`);
      const known = places.get(term.stem);
      if (known === undefined) places.set(term.stem, [number]);
      else if (known.at(-1) !== number) known.push(number);
      if (term.isDenial || halfDenials.has(term.word)) denials.add(number);
      if (!term.isTopic) continue;
      const counts = qualified.get(term.stem) ?? { stands: 0, denied: 0, ways: new Set<string>() };
      counts.stands += 1;
      counts.denied += term.isDenied ? 1 : 0;
      for (const way of term.qualifiedBy) counts.ways.add(way);
      qualified.set(term.stem, counts);
    }
    for (const { gives } of readQuantities(text)) for (const key of gives) quantities.add(key);
    addInitials(initials, terms);
  }
  return { sentences, stems, places, words, pairs, quantities, initials, qualified, denials, asks };
}

// --- Internal ---

function sentencesOf(texts: readonly string[], without: readonly Stretch[]): readonly Stretch[] {
  return texts.flatMap((text, passage) => {
    const left = without.filter((stretch) => stretch.passage === passage).sort((one, other) => one.start - other.start);
    let next = 0;
    return splitSentences(text).flatMap(({ start, end }) => {
      while ((left[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      return (left[next]?.start ?? Number.POSITIVE_INFINITY) < end ? [] : [{ passage, start, end }];
    });
  });
}

const longestInitials = 6;

function addInitials(initials: Set<string>, terms: readonly Term[]): void {
  let run = '';
  for (const { word, isCapital } of terms) {
    if (isCapital) {
      run = (run + word.charAt(0)).slice(-longestInitials);
      for (let size = 2; size <= run.length; size += 1) initials.add(run.slice(-size));
    } else if (!['of', 'and', 'for', 'the'].includes(word)) run = '';
  }
}
