import { type Span, stopWords, tokenise } from '@assay/language';
import { bodySentences } from '../letter/body-sentences.ts';
import { nameWords } from '../letter/name-words.ts';
import type { Sentence } from '../letter/read-letter.ts';
import { sentenceKey } from '../letter/sentence-key.ts';
import type { Case } from '../read-case.ts';

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
  const names = namesIn(read);
  const both = ({ text }: Sentence) => [sentenceKey(text), sentenceKey(text, names)];
  const said = comparable(read);
  const asks = read.asks.flatMap(({ quote, start, end }) => {
    const sentence = said.find((one) => one.start < end && start < one.end);
    return sentence === undefined ? [] : [{ quote, keys: both(sentence) }];
  });
  return { read, sentences: new Set(said.flatMap(both)), urgent: new Set(read.urgent.flatMap(both)), asks };
}

/**
 * Everything that a letter says and its campaign does not, in any order of words but its own: an ask, an urgent passage, a
 * kind of letter, another nation, a fact. Only names, addresses, greetings and closing words may differ.
 */
export function letterDifferences(common: CommonText, other: Case): readonly Difference[] {
  const { letter, asks, standing, language, nations } = other;
  const names = namesIn(other);
  const isIn = (set: ReadonlySet<string>, text: string) => set.has(sentenceKey(text)) || set.has(sentenceKey(text, names));
  const said = comparable(other).filter(({ text }) => sentenceKey(text, names) !== '');
  const own = said.filter(({ text }) => !isIn(common.sentences, text));
  const isAsked = (one: Span) => asks.some(({ start, end }) => start < one.end && one.start < end);
  const kinds = new Set(common.read.kinds.map(({ kind }) => kind));
  const keys = new Set(said.flatMap(({ text }) => [sentenceKey(text), sentenceKey(text, names)]));
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

// --- Internal ---

/** All that a letter says: in its head beside fields, its subject, its newest message, and mail below that. */
function comparable({ letter }: Case): readonly Sentence[] {
  const older = letter.everything.filter(({ start }) => start >= letter.newest.end);
  return [...headSentences(letter), ...bodySentences(letter), ...older];
}

/** Fields that say what a letter is about; the others say who wrote it and when. */
const about = /^[*\s]{0,8}(?:subject|topic|category)[*\s]{0,8}:[*\s]{0,8}/i;
const answered = /^(?:(?:re|fwd?)\s{0,2}:\s{0,3}){1,20}/i;

function headSentences({ text, fields, everything }: Case['letter']): readonly Sentence[] {
  const head = text.slice(0, everything[0]?.start ?? text.length);
  return [...head.matchAll(/[^\n]+/g)].flatMap(({ index, 0: line }) => {
    const named = about.exec(line)?.[0] ?? '';
    if (line.trim() === '' || (named === '' && fields.has(line.split(':', 1)[0]?.replaceAll('*', '').trim().toLowerCase() ?? '')))
      return [];
    const said = line.slice(named.length).replace(answered, '').trim();
    return [{ start: index, end: index + line.length, text: said }];
  });
}

/** The words of a correspondent's name: "I, Ann Lee, ask you" says what the others say. Words that every text has are no name, wherever they stand. */
function namesIn({ correspondent }: Case): ReadonlySet<string> {
  const words = tokenise(`${correspondent.salutation} ${correspondent.addressee}`).map(({ word }) => word);
  return new Set(words.filter((word) => !stopWords.has(word) || nameWords().titles.has(word)));
}
