import { type Span, stem, stopWords, tokenise } from '@assay/language';
import { qualifiers } from './qualifiers.ts';

/** A word of a statement or passage, with what the comparison needs to know about it. */
export interface Term extends Span {
  readonly word: string;
  readonly stem: string;
  readonly isCapital: boolean;
  /** Whether it carries the topic: no small word, no number. */
  readonly isTopic: boolean;
  /** Whether it is written as a name: with a capital that does not only open a sentence. */
  readonly isName: boolean;
  /** Whether it denies: "not", "never", "without". */
  readonly isDenial: boolean;
  /** Whether a denial stands before it, with no other topic word between. */
  readonly isDenied: boolean;
  /** How small words before it qualify it: "duty may", "time before". */
  readonly qualifiedBy: readonly string[];
}

/** How many words on, and how many topic words, a small word qualifies. */
const reach = { words: 6, topics: 2 };

/** "No later than" sets a limit and denies nothing. */
const limits = /^(?:no|not) (?:later|earlier|sooner|more|less|fewer|greater|higher|lower) than$/;
const denyingPairs: ReadonlySet<string> = new Set(['rather than', 'instead of']);

/** The words of a text, in order. */
export function readTerms(text: string): readonly Term[] {
  const { denials, ways } = qualifiers();
  let pending: readonly { readonly way: string; readonly place: number; readonly topics: number }[] = [];
  let deniedFrom = Number.NEGATIVE_INFINITY;
  let topics = 0;
  let previous: Term | undefined;
  const tokens = tokenise(text);
  return tokens.map(({ word, start, end }, place): Term => {
    const opens = previous === undefined || /[.!?:;\n|•“"]/.test(text.slice(previous.end, start));
    const way = ways.get(word);
    const next = tokens[place + 1];
    const isDenial = limits.test(`${word} ${next?.word} ${tokens[place + 2]?.word}`)
      ? false
      : denials.has(word) || (next !== undefined && denyingPairs.has(`${word} ${next.word}`));
    const isTopic = !stopWords.has(word) && !/^\d/.test(word);
    const isCarrier = isTopic && !isDenial && way === undefined;
    if (opens) [pending, deniedFrom] = [[], Number.NEGATIVE_INFINITY];
    else pending = pending.filter((one) => place - one.place <= reach.words && topics - one.topics < reach.topics);

    const isDenied = isCarrier && place - deniedFrom <= reach.words;
    const qualifiedBy = isCarrier ? pending.map((one) => one.way) : [];
    if (isCarrier) [topics, deniedFrom] = [topics + 1, Number.NEGATIVE_INFINITY];
    // "No, a hall can apply" answers, and denies the hall nothing.
    if (isDenial && text[end] !== ',') deniedFrom = place;
    if (way !== undefined) pending = [...pending, { way, place, topics }].slice(-4);
    const isCapital = /^\p{Lu}/u.test(text.slice(start, start + 2));
    const isName = isCapital && isTopic && !opens && word.length > 1;
    previous = { word, stem: stem(word), start, end, isCapital, isTopic, isName, isDenial, isDenied, qualifiedBy };
    return previous;
  });
}
