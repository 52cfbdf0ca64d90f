import type { Span } from '@assay/language';
import { sentenceKey } from '../letter/sentence-key.ts';
import type { Case } from '../read-case.ts';
import { keysOf, namesOf, saidIn } from './said-in.ts';

/** Why a letter of a campaign is for a person to open, gravest first. */
export const differenceKinds = ['urgent', 'kind', 'authority', 'language', 'nation', 'ask', 'told', 'ask-missing', 'withheld'] as const;

/** Words by which a letter differs from its campaign; `ask-missing` quotes what the others ask. */
export interface Difference extends Span {
  readonly why: (typeof differenceKinds)[number];
  readonly quote: string;
}

/** What the letters of a campaign have in common, ready to be compared with. */
export interface CommonText {
  readonly read: Case;
  readonly sentences: ReadonlySet<string>;
  readonly urgent: ReadonlySet<string>;
  /** Each ask, and how the sentence it stands in is compared. */
  readonly asks: readonly { readonly quote: string; readonly keys: readonly string[] }[];
}

/** A difference is told so many times a letter: it is opened anyway. */
const mostTold = 20;

/** Takes the letter that a campaign's reply is drafted on as what they have in common. */
export function commonText(read: Case): CommonText {
  const names = namesOf(read.correspondent);
  const said = saidIn(read.letter);
  const asks = read.asks.flatMap(({ quote, start, end }) => {
    const sentence = said.find((one) => one.start < end && start < one.end);
    return sentence === undefined ? [] : [{ quote, keys: keysOf(sentence, names) }];
  });
  const urgent = read.urgent.flatMap(({ text }) => [sentenceKey(text), sentenceKey(text, names)]);
  return { read, sentences: new Set(said.flatMap((one) => keysOf(one, names))), urgent: new Set(urgent), asks };
}

/**
 * Everything that a letter says and its campaign does not, in any order of words but its own: an ask, an urgent passage, a
 * kind of letter, another nation, a fact. Only names, addresses, greetings and closing words may differ.
 */
export function letterDifferences(common: CommonText, other: Case): readonly Difference[] {
  const { letter, asks, standing, language, nations } = other;
  const names = namesOf(other.correspondent);
  const isIn = (set: ReadonlySet<string>, text: string) => set.has(sentenceKey(text)) || set.has(sentenceKey(text, names));
  const said = saidIn(letter).map((one) => ({ ...one, keys: keysOf(one, names) }));
  const own = said.filter(({ keys }) => keys.length > 0 && !keys.some((key) => common.sentences.has(key)));
  const isAsked = (one: Span) => asks.some(({ start, end }) => start < one.end && one.start < end);
  const kinds = new Set(common.read.kinds.map(({ kind }) => kind));
  const keys = new Set(said.flatMap((one) => one.keys));
  const missing = common.asks.filter((ask) => !ask.keys.some((key) => keys.has(key)));
  const at = (why: Difference['why'], { start, end }: Span): Difference => ({ why, start, end, quote: letter.text.slice(start, end) });
  const found: readonly Difference[] = [
    ...other.urgent.filter(({ text }) => !isIn(common.urgent, text)).map((one) => at('urgent', one)),
    ...other.kinds
      // Words that are in every letter were judged with the letter that stands for all.
      .filter(
        ({ kind, sentences }) =>
          !kinds.has(kind) && (sentences.length === 0 || sentences.some(({ text }) => !isIn(common.sentences, text))),
      )
      .flatMap(({ sentences, reason }) =>
        sentences.length === 0 ? [{ why: 'kind' as const, start: 0, end: 0, quote: reason }] : sentences.map((one) => at('kind', one)),
      ),
    ...(standing.authority === common.read.standing.authority && standing.onBehalfOf === common.read.standing.onBehalfOf
      ? []
      : [{ why: 'authority' as const, start: 0, end: 0, quote: standing.onBehalfOf }]),
    ...(language === common.read.language ? [] : [{ why: 'language' as const, start: 0, end: 0, quote: '' }]),
    ...(nations.symmetricDifference(common.read.nations).size === 0
      ? []
      : [{ why: 'nation' as const, start: 0, end: 0, quote: [...nations].join(', ') }]),
    ...own.map((one) => at(isAsked(one) ? 'ask' : 'told', one)),
    ...missing.map(({ quote }) => ({ why: 'ask-missing' as const, start: 0, end: 0, quote })),
  ];
  const places = new Set<string>();
  // A sentence is told once, as the gravest that it is.
  return found
    .filter(({ start, end }) => end === 0 || (!places.has(`${start} ${end}`) && places.add(`${start} ${end}`)))
    .slice(0, mostTold);
}
