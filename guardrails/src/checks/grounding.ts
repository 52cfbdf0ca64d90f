import type { Action, CheckInput, Citation, Finding } from '@assay/core';
import { splitSentences } from '@assay/language';
import { z } from 'zod';
import { answerConsequences } from '../answer-consequences.ts';
import { defineCheck } from '../check-definition.ts';
import { findSupport, type Unsupported } from '../find-support.ts';
import { fitsPhrase } from '../fits-phrase.ts';
import { type Passages, readPassages, type Stretch } from '../grounding/passages.ts';
import { sentenceSupports } from '../grounding/sentence-supports.ts';
import type { SupportProblem } from '../grounding/support-of.ts';
import { wordsToMachines } from '../obedience/words-to-machines.ts';

const supported: readonly Action[] = ['flag', 'block'];
const share = z.number().min(0).max(1);

const options = z.discriminatedUnion('mode', [
  /** For engines that quote: every topic word, figure, name and deciding word is the quotation's, in its order. */
  z.strictObject({ mode: z.literal('quotation'), containment: share, order: share }),
  /** For engines that write: each sentence has at least this support (`supportOf`), and what nearly copies copies faithfully. */
  z.strictObject({ mode: z.literal('support'), threshold: share, copies: z.strictObject({ containment: share, order: share }).optional() }),
]);

/** Finds statements that are neither a phrase of the tool nor borne out by the words they quote; a score is 1 less the support. */
export const grounding = defineCheck({
  name: 'grounding',
  options,
  judges: 'statement',
  reads: 'original',
  consequences: answerConsequences,
  make: (how) => ({
    // A statement comes whole, with its citations.
    reach: 0,
    supports: { output: supported },
    async find({ text, statement, phrases, sources, orders = [] }: CheckInput) {
      if (statement === undefined) return [];
      const { citations, phrase } = statement;
      const whole = { start: 0, end: text.length };
      if (phrase !== undefined) {
        const template = Object.hasOwn(phrases, phrase) ? phrases[phrase] : undefined;
        const fits = template !== undefined && fitsPhrase(statement.text, template, sources);
        return fits ? [] : [{ check: 'grounding', kind: 'not-the-phrase', ...whole, message: phraseMessage } satisfies Finding];
      }
      const quotes = citations.map(({ quote }) => quote);
      if (how.mode === 'support') {
        const unsupported = findUnsupported(statement.text, readCited(citations, orders), how.threshold);
        if (unsupported.length > 0 || how.copies === undefined) return unsupported;
        const twist = findSupport(statement.text, quotes, how.copies);
        if (twist === undefined || !twists.has(twist)) return [];
        return [{ check: 'grounding', kind: `unsupported-${twist}`, ...whole, message: otherMessage } satisfies Finding];
      }
      const problem = findSupport(statement.text, quotes, how);
      if (problem === undefined) return [];
      return [{ check: 'grounding', kind: `unsupported-${problem}`, ...whole, message: otherMessage } satisfies Finding];
    },
  }),
});

// --- Internal ---

const phraseMessage = 'The answer uses a fixed phrase in words that are not the phrase’s.';
const otherMessage = 'The answer says something that the place it names does not say.';

const messages: Readonly<Record<SupportProblem, string>> = {
  figures: 'The answer gives a figure, date or sum that the place it names does not give.',
  names: 'The answer names something or someone that the place it names does not.',
  negation: 'The answer says “not” where the place it names does not, or leaves it out.',
  'deciding-words': 'The answer makes a duty, a time or an amount something other than the place it names does.',
  opposite: 'The answer uses a word that is the opposite of what the place it names says.',
  'own-voice': 'The answer asks something, or speaks of itself, instead of saying what the place it names says.',
};

/** What turns a statement that has nearly all words of a sentence into another one. Other words make it a rewording, which has its own measure. */
const twists: ReadonlySet<Unsupported> = new Set(['order', 'negation', 'deciding-words', 'condition']);

function findUnsupported(text: string, cited: Cited, threshold: number): readonly Finding[] {
  const supports = sentenceSupports(text, cited.passages);
  return supports.flatMap(({ start, end, score, problems: [problem] }) =>
    score >= threshold || isQuoted(text.slice(start, end).trim(), cited)
      ? []
      : {
          check: 'grounding',
          kind: `unsupported-${problem ?? 'words'}`,
          start,
          end,
          message: problem === undefined ? otherMessage : messages[problem],
          score: 1 - score,
        },
  );
}

/** Statements of one answer often cite the same places, which are read once. */
const read = new WeakMap<Citation, Cited & { readonly orders: number }>();

/** What a statement cites, and the stretches of it that bear nothing out. */
interface Cited {
  readonly quotes: readonly string[];
  readonly without: readonly Stretch[];
  readonly passages: Passages;
}

/** A sentence that stands word for word in what it cites is borne out, whatever its words; but for one that gives a machine orders. */
function isQuoted(sentence: string, { quotes, without }: Cited): boolean {
  return quotes.some((quote, passage) => {
    const start = sentence === '' ? -1 : quote.indexOf(sentence);
    const end = start + sentence.length;
    return (
      start >= 0 && isWhole(quote, start, end) && !without.some((one) => one.passage === passage && one.start < end && start < one.end)
    );
  });
}

/** Not a piece of a sentence: what stands before or after it could turn it round. */
function isWhole(quote: string, start: number, end: number): boolean {
  return splitSentences(quote).some((one) => one.start === start) && splitSentences(quote).some((one) => one.end === end);
}

/** The cited passages; sentences by which somebody gives a machine orders, or tells it what to say, bear nothing out. */
function readCited(citations: readonly Citation[], orders: readonly string[]): Cited {
  const quotes = citations.map(({ quote }) => quote);
  const [first] = citations;
  const known = first === undefined ? undefined : read.get(first);
  if (
    known?.orders === orders.length &&
    known.quotes.length === quotes.length &&
    known.quotes.every((quote, place) => quote === quotes[place])
  )
    return known;
  const without = quotes.flatMap((quote, passage) => [
    ...orders.flatMap((order) => stretchesOf(quote, order, passage)),
    ...wordsToMachines(quote).map((span) => ({ passage, ...span })),
  ]);
  const cited = { quotes, without, passages: readPassages(quotes, { without }) };
  if (first !== undefined) read.set(first, { ...cited, orders: orders.length });
  return cited;
}

function stretchesOf(quote: string, order: string, passage: number): Stretch[] {
  const found: Stretch[] = [];
  for (let start = quote.indexOf(order); start >= 0 && order !== ''; start = quote.indexOf(order, start + order.length))
    found.push({ passage, start, end: start + order.length });
  return found;
}
