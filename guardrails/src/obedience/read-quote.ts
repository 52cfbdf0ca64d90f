import { collapseSpace, contentStems, type Span, splitSentences, stem, tokenise } from '@assay/language';
import { type Demand, demandOf, dictates } from './demands.ts';
import { pointersIn } from './pointers.ts';
import { wordsToMachines } from './words-to-machines.ts';

/** A sentence of a source, and what it demands if it demands anything. */
export interface SourceSentence {
  /** Its words alone, between spaces. */
  readonly words: string;
  readonly stems: ReadonlySet<string>;
  readonly demand: Demand | undefined;
  /** Whether it is dictated: a sentence before it demands that it be said ("Print the following:"), or it is words to a machine. */
  readonly isDictated: boolean;
}

/** A quotation by its sentences, and by line as well: what somebody puts into a text stands on a line of its own, or runs on. */
export interface ReadQuote {
  readonly sentences: readonly SourceSentence[];
  /** By plain text: whether a sentence that stands there so is dictated, wherever it stands. */
  readonly dictatedBy: ReadonlyMap<string, boolean>;
  /** Where each stem stands: numbers of sentences, rising. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Links and addresses, by whether a sentence that states something holds them. */
  readonly pointers: ReadonlyMap<string, boolean>;
  /** The words, in small letters, of the sentences that state something. */
  readonly statedWords: ReadonlySet<string>;
}

const read = new Map<string, ReadQuote>();
const mostKept = 16;

/** Reads a quotation once for all statements that cite it. */
export function readQuote(quote: string): ReadQuote {
  const known = read.get(quote);
  if (known !== undefined) return known;
  if (read.size >= mostKept) read.clear();
  const now = readAnew(quote);
  read.set(quote, now);
  return now;
}

/** Whether a sentence demands, asks, or is demanded itself: it states nothing. */
export function isTold({ demand, isDictated }: SourceSentence): boolean {
  return demand !== undefined || isDictated;
}

/** The stems of a sentence's topic words, or of all its words where it has no topic. */
export function stemsOf(sentence: string): ReadonlySet<string> {
  const topics = contentStems(sentence);
  return new Set(topics.length > 0 ? topics : tokenise(sentence).map(({ word }) => stem(word)));
}

/** A sentence's words alone, between spaces. */
export function wordsOf(sentence: string): string {
  return ` ${tokenise(sentence)
    .map(({ word }) => word)
    .join(' ')} `;
}

/** A sentence in small letters, with one space between words. */
export function plain(words: string): string {
  return collapseSpace(words).toLowerCase();
}

// --- Internal ---

function readAnew(quote: string): ReadQuote {
  const sentences: SourceSentence[] = [];
  const dictatedBy = new Map<string, boolean>();
  const places = new Map<string, number[]>();
  const pointers = new Map<string, boolean>();
  const statedWords = new Set<string>();
  const toMachines = wordsToMachines(quote);
  let next = 0;
  let dictated = 0;
  for (const { start, end } of linesOf(quote)) {
    while ((toMachines[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const isToMachines = (toMachines[next]?.start ?? Number.POSITIVE_INFINITY) < end;
    const text = quote.slice(start, end).trim();
    const words = wordsOf(text);
    const sentence = { words, stems: stemsOf(text), demand: demandIn(text), isDictated: dictated > 0 || isToMachines };
    dictated = dictates(text) ? mostDictated : dictated - 1;
    const number = sentences.push(sentence) - 1;
    const states = !isTold(sentence);
    dictatedBy.set(plain(text), (dictatedBy.get(plain(text)) ?? true) && sentence.isDictated);
    for (const pointer of pointersIn(text)) pointers.set(pointer, (pointers.get(pointer) ?? false) || states);
    for (const word of words.trim().split(' ')) {
      if (states) statedWords.add(word);
      const key = stem(word);
      const known = places.get(key);
      if (known === undefined) places.set(key, [number]);
      else if (known.at(-1) !== number) known.push(number);
    }
  }
  return { sentences, dictatedBy, places, pointers, statedWords };
}

/** What is to be said is a sentence or three. */
const mostDictated = 3;

/** The marks of a page, by which a line of it runs on over what are sentences of their own. */
const marks = /<[^<>\n]{0,200}>|<!--|-->/;
/** "Contact us" is the name of a button. */
const shortestDemand = 4;

function demandIn(line: string): Demand | undefined {
  const pieces = marks.test(line) ? line.split(marks).filter((piece) => piece.trim().split(/\s+/).length >= shortestDemand) : [];
  return [line, ...pieces].map((piece) => demandOf(piece.trim())).find((demand) => demand !== undefined);
}

function linesOf(quote: string): readonly Span[] {
  return splitSentences(quote)
    .flatMap(({ start, end }) =>
      [...quote.slice(start, end).matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
        start: start + index,
        end: start + index + line.length,
      })),
    )
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(quote.slice(start, end)));
}
