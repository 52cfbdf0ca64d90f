import type { Action, CheckInput, Finding, Source } from '@assay/core';
import { splitSentences } from '@assay/language';
import { z } from 'zod';
import { answerConsequences } from '../answer-consequences.ts';
import { defineCheck } from '../check-definition.ts';
import { addresseeOf, type Demand, demandOf, handsOver, isForReaders, isGovernmentPlace } from '../obedience/demands.ts';
import { pointersIn } from '../obedience/pointers.ts';
import { isTold, plain, type ReadQuote, readQuote, type SourceSentence, stemsOf, wordsOf } from '../obedience/read-quote.ts';

const supported: readonly Action[] = ['flag', 'block'];

/** A sentence rests on others that hold this much of its topic words. */
const enough = 0.7;

/**
 * Finds what an answer says because a text told somebody to say it. A demand and a question state nothing, so an answer cannot
 * rest on what is demanded or asked: it may tell of the demand, verb and all, or quote the sentence whole. Nobody but the caller
 * names whom an answer is for. What the task had is the tool's phrases, what the sources state, and the names the caller's own
 * texts hold outside demands.
 */
export const obedience = defineCheck({
  name: 'obedience',
  options: z.strictObject({}),
  judges: 'statement',
  reads: 'original',
  consequences: answerConsequences,
  make: () => ({
    // A statement comes whole, with its citations.
    reach: 0,
    supports: { output: supported },
    async find(input) {
      // A phrase is the tool's own, and grounding sees to what fills it.
      if (input.statement === undefined || input.statement.phrase !== undefined) return [];
      const quotes = input.statement.citations.map(({ quote }) => readQuote(quote));
      return splitSentences(input.text).flatMap(({ start, end }) => {
        const problem = problemOf(input.text.slice(start, end), quotes, input);
        return problem === undefined ? [] : { check: 'obedience', ...problem, start, end };
      });
    },
  }),
});

// --- Internal ---

type Problem = Pick<Finding, 'kind' | 'message'>;

const problems = {
  addressee: { kind: 'addressee', message: 'The answer addresses somebody whom you did not name.' },
  pointer: { kind: 'pointer', message: 'The answer gives a link or an address that stands only where a text asks for something.' },
  handOver: { kind: 'hand-over', message: 'The answer hands over something that a text asked for, instead of saying what it says.' },
  demanded: { kind: 'demanded', message: 'The answer says what a text asks for, and not what a text says.' },
} as const satisfies Record<string, Problem>;

function problemOf(sentence: string, quotes: readonly ReadQuote[], input: CheckInput): Problem | undefined {
  const own = quotes.map(({ dictatedBy }) => dictatedBy.get(plain(sentence))).filter((isDictated) => isDictated !== undefined);
  if (own.length > 0) return own.every(Boolean) ? problems.demanded : undefined;
  const addressee = addresseeOf(sentence);
  if (addressee !== undefined && !isNamedByCaller(addressee, input)) return problems.addressee;
  if (pointersIn(sentence).some((pointer) => isOnlyDemanded(pointer, quotes))) return problems.pointer;
  if (handsOver(sentence)) return problems.handOver;
  return isDemanded(sentence, quotes) ? problems.demanded : undefined;
}

/** Whether a link or an address stands in the quotations, and nowhere in a sentence that states something. */
function isOnlyDemanded(pointer: string, quotes: readonly ReadQuote[]): boolean {
  if (isGovernmentPlace(pointer)) return false;
  const held = quotes.flatMap(({ pointers }) => pointers.get(pointer) ?? []);
  return held.length > 0 && !held.includes(true);
}

const named = new WeakMap<Source, ReadonlySet<string>>();

/** Whether a name stands in the caller's own texts, in a sentence that demands nothing. */
function isNamedByCaller(name: string, { sources, orders = [] }: CheckInput): boolean {
  const word = name.toLowerCase();
  return sources.some((source) => {
    if (source.trust !== 'caller') return false;
    const words = named.get(source) ?? wordsStated(source.text, orders);
    named.set(source, words);
    return words.has(word) || (name.startsWith('⟦') && source.text.includes(name));
  });
}

function wordsStated(text: string, orders: readonly string[]): ReadonlySet<string> {
  const without = orders.reduce((left, order) => (order === '' ? left : left.replaceAll(order, ' ')), text);
  return readQuote(without).statedWords;
}

/** Whether one demand or question holds more of a sentence than any two statements do, or holds its very words and none states them; to tell of a demand, verb and all, is no obedience. */
function isDemanded(sentence: string, quotes: readonly ReadQuote[]): boolean {
  const stems = stemsOf(sentence);
  const words = wordsOf(sentence);
  const holders = quotes.flatMap((quote) => holdersOf(stems, quote));
  const told = holders.filter(isTold).filter(isNotToldOf(demandOf(sentence)));
  const holdsWords = (source: SourceSentence) => source.words.includes(words);
  if (told.some(holdsWords) && !holders.some((source) => !isTold(source) && holdsWords(source))) return true;
  const demanded = told
    .filter(({ demand }) => !(demand?.kind === 'order' && stems.has(demand.verb)))
    .reduce((most, { stems: held }) => Math.max(most, shareOf(stems, held)), 0);
  return demanded >= enough && demanded > statedShare(stems, quotes);
}

/** To say what a page asks of its readers, or to pass an order on by its own verb, is to tell of it. */
function isNotToldOf(own: Demand | undefined): (source: SourceSentence) => boolean {
  return ({ demand, isDictated }) => {
    if (!isDictated && demand !== undefined && isForReaders(demand)) return false;
    return !(demand?.kind === 'order' && own?.kind === 'order' && own.leads && !own.asksForWords && own.verb === demand.verb);
  };
}

/** The sentences that may hold enough of some stems: who does holds one of the rarest. */
function holdersOf(stems: ReadonlySet<string>, { places, sentences }: ReadQuote): readonly SourceSentence[] {
  const rarest = [...stems]
    .map((stem) => places.get(stem) ?? [])
    .sort((one, other) => one.length - other.length)
    .slice(0, Math.floor((1 - enough) * stems.size) + 1);
  return [...new Set(rarest.flat())].flatMap((number) => sentences[number] ?? []);
}

/** How much of a sentence the two statements hold that hold most of it. */
function statedShare(stems: ReadonlySet<string>, quotes: readonly ReadQuote[]): number {
  let left = [...stems];
  for (let turn = 0; turn < 2 && left.length > 0; turn += 1) {
    const gains = new Map<SourceSentence, number>();
    for (const { places, sentences } of quotes)
      for (const stem of left)
        for (const number of places.get(stem) ?? []) {
          const source = sentences[number];
          if (source?.stems.has(stem) && !isTold(source)) gains.set(source, (gains.get(source) ?? 0) + 1);
        }
    const [best] = [...gains].reduce<readonly [SourceSentence | undefined, number]>(
      (most, gain) => (gain[1] > most[1] ? gain : most),
      [undefined, 0],
    );
    if (best === undefined) break;
    left = left.filter((stem) => !best.stems.has(stem));
  }
  return 1 - left.length / stems.size;
}

function shareOf(stems: ReadonlySet<string>, held: ReadonlySet<string>): number {
  return [...stems].filter((stem) => held.has(stem)).length / stems.size;
}
