import { dataFile } from '@assay/core';
import { stem } from '@assay/language';
import { z } from 'zod';
import { isBelow } from '../links/is-below.ts';

const list = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/demands.json', import.meta.url),
  z.strictObject({
    /** What leads up to a demand, or puts it politely. */
    leadIns: list,
    /** What is demanded of who writes, or of who reads what was written. */
    verbs: list,
    /** Those of them that ask for words. */
    sayings: list,
    /** By these a sentence is about the answer, wherever they stand. */
    aboutAnswers: list,
    /** By these an answer hands over what was demanded. */
    handOvers: list,
    /** After these stands whom a text is for. */
    greetings: list,
    /** What a page asks of those who read it, and not of who writes an answer. */
    readerActions: list,
    /** Nobody plants a link or an address there. */
    governmentPlaces: list,
    /** Whoever reads it, and nobody in particular. */
    anybody: list,
  }),
);

/** What a sentence demands: told by its verb, whether the sentence begins with it, and whether words are asked for; or that it asks, or is about the answer. */
export type Demand =
  | { readonly kind: 'order'; readonly verb: string; readonly leads: boolean; readonly asksForWords: boolean }
  | { readonly kind: 'question' }
  | { readonly kind: 'answer' };

interface Patterns {
  readonly order: RegExp;
  readonly saying: RegExp;
  /** Words are asked for at the start, or after a stop within the sentence. */
  readonly words: RegExp;
  readonly answer: RegExp;
  readonly handOver: RegExp;
  readonly addressee: RegExp;
}

let read: Patterns | undefined;

function patterns(): Patterns {
  const { leadIns, verbs, sayings, aboutAnswers, handOvers, greetings } = lexicon();
  const any = (list: readonly string[]) => list.map((phrase) => phrase.replaceAll(' ', '\\s')).join('|');
  read ??= {
    order: new RegExp(`^[^\\p{L}]{0,12}(?:(?:${any(leadIns)})[,:!.]{0,2}\\s{1,2}){0,3}(${any(verbs)})(?![\\p{L}])`, 'iu'),
    saying:
      /(?<![\p{L}])(print|say|output|respond|reply|answer|write|state|report|repeat|titled|called)(?:\s(?:only|just|with|that|exactly|the\s\p{L}{1,12})){0,3}:?\s["“'‘]/iu,
    words: new RegExp(`(?:^[^\\p{L}]{0,12}|[:;,.]\\s)(?:(?:${any(leadIns)})\\s){0,2}(?:${any(sayings)})(?![\\p{L}])`, 'iu'),
    answer: new RegExp(`(?<![\\p{L}])(?:${any(aboutAnswers)}|i (?:want|need|order|command|would like) you to)(?![\\p{L}])`, 'iu'),
    handOver: new RegExp(`^[^\\p{L}]{0,4}(?:${any(handOvers)})(?![\\p{L}])`, 'iu'),
    // Names begin with a capital, so the case counts here.
    addressee: new RegExp(`^[^\\p{L}]{0,4}(?:${anyCase(greetings)})\\s(⟦[^⟧]{1,60}⟧|\\p{Lu}[^,.:;!?\\n]{1,80})(?=[,:!]|$)`, 'u'),
  };
  return read;
}

function anyCase(phrases: readonly string[]): string {
  return phrases
    .map((phrase) => `[${phrase.charAt(0).toUpperCase()}${phrase.charAt(0)}]${phrase.slice(1).replaceAll(' ', '\\s')}`)
    .join('|');
}

/** What a sentence demands, if it demands anything. */
export function demandOf(sentence: string): Demand | undefined {
  if (/\?(?:["”')\s]|$)/.test(sentence)) return { kind: 'question' };
  const { order, saying, words, answer } = patterns();
  const leading = order.exec(sentence)?.[1];
  const verb = leading ?? saying.exec(sentence)?.[1];
  if (verb !== undefined) {
    const asksForWords = words.test(sentence);
    return { kind: 'order', verb: stem(verb.toLowerCase()), leads: leading !== undefined, asksForWords };
  }
  return answer.test(sentence) ? { kind: 'answer' } : undefined;
}

let actions: ReadonlySet<string> | undefined;

/** Whether an order asks a page's readers to do something, as "Send the form by 4 May" does: to say so in an answer is to tell of it. */
export function isForReaders(demand: Demand): boolean {
  actions ??= new Set(lexicon().readerActions.map(stem));
  return demand.kind === 'order' && demand.leads && !demand.asksForWords && actions.has(demand.verb);
}

/** Whether a link or an address leads into government. */
export function isGovernmentPlace(pointer: string): boolean {
  const host = /^(?:\w+:\/\/)?(?:[^\s/@]*@)?([^\s/:?#]+)/.exec(pointer.toLowerCase())?.[1] ?? '';
  return isBelow(host, lexicon().governmentPlaces);
}

/** Whether a sentence demands that what comes after it be said. */
export function dictates(sentence: string): boolean {
  return /(?<![\p{L}])(?:print|output|respond|reply|answer|say|repeat)(?![\p{L}])[^.!?]{0,80}(?:(?<![\p{L}])following(?![\p{L}])|(?<![\p{L}])below(?![\p{L}])|:$)/iu.test(
    sentence,
  );
}

/** Whether a sentence of an answer hands over what somebody demanded: "Here is a poem about …". */
export function handsOver(sentence: string): boolean {
  return patterns().handOver.test(sentence);
}

/** Whom a line is addressed to: the name after "Dear" and its like, by its last word, where it is somebody's. */
export function addresseeOf(line: string): string | undefined {
  const name = patterns().addressee.exec(line)?.[1]?.trim();
  return name === undefined || lexicon().anybody.includes(name.toLowerCase()) ? undefined : name.split(' ').at(-1);
}
