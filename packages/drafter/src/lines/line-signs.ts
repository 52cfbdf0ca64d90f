import { contentStems, everydayWords, stem } from '@assay/language';
import type { LinePool, PooledLine } from './line-pool.ts';
import { questionKinds } from './question-kinds.ts';

/** An ask, and what the letter around it says. */
export interface AskedThing {
  readonly quote: string;
  /** The sentence before it and the letter's subject. */
  readonly before: string;
  readonly subject: string;
  readonly isImplied: boolean;
  /** The kind of letter that its sentence is a sign of, where it is one. */
  readonly sign: string;
}

/** What search found for the letter and for the ask, by the line's document; scores relative to the best. */
export interface FoundLines {
  readonly topics: ReadonlyMap<string, number>;
  readonly letterTopics: ReadonlyMap<string, number>;
  readonly byLetter: ReadonlyMap<string, number>;
  readonly byAsk: ReadonlyMap<string, number>;
}

/** What speaks for a line as the answer to an ask. */
export const lineSigns = [
  'topic',
  'letterTopic',
  'askTopic',
  'share',
  'point',
  'near',
  'titleKinds',
  'textKinds',
  'kindShare',
  'found',
  'foundByLetter',
  'everyday',
  'topicAndKind',
  'letterTopicAndKind',
] as const;

/** What speaks for an ask that no line answers. */
export const gapSigns = [
  'noKind',
  'statutory',
  'grievance',
  'action',
  'ownCase',
  'question',
  'implied',
  'short',
  'long',
  'request',
] as const;

type Signs<Name extends string> = Readonly<Record<Name, number>>;

/** An ask read once, ready to be compared with many lines. */
export interface ReadAsk {
  readonly gap: Signs<(typeof gapSigns)[number]>;
  signsOf(line: PooledLine): Signs<(typeof lineSigns)[number]>;
}

/** Reads an ask in the light of its letter and of the lines that were found. */
export function readAsk(asked: AskedThing, pool: LinePool, found: FoundLines): ReadAsk {
  const { quote, before, subject } = asked;
  const own = topicalStems(quote);
  const near = topicalStems(`${subject} ${before}`);
  const kindred = new Set([...own].flatMap((word) => [...everydayWords(word)]));
  const kinds = questionKinds(quote, 'ask');
  const askTopics = pool.topicsOf(`${quote} ${before}`);
  return {
    gap: gapSignsOf(asked, kinds.size, own.size),
    signsOf({ passage, topic, stems, point, titleKinds, textKinds }) {
      const inTopic = (word: string) => pool.rarityIn(topic, word);
      const single = (held: ReadonlySet<string>, place: 'title' | 'text') =>
        [...kinds].reduce((sum, kind) => sum + (held.has(kind) ? pool.singleness(topic, kind, place) : 0), 0);
      const kindShare = kinds.size === 0 ? 0 : [...kinds].filter((kind) => titleKinds.has(kind)).length / kinds.size;
      // Squared: a letter is about one subject, sometimes two; what it brushes hardly counts.
      const topicSign = (found.topics.get(topic) ?? 0) ** 2;
      const letterTopic = (found.letterTopics.get(topic) ?? 0) ** 2;
      return {
        topic: topicSign,
        letterTopic,
        askTopic: (askTopics.get(topic) ?? 0) ** 2,
        share: heldShare(own, stems, pool.rarity),
        point: heldShare(point, own, inTopic),
        near: heldShare(near, stems, inTopic),
        titleKinds: single(titleKinds, 'title'),
        textKinds: single(textKinds, 'text'),
        kindShare,
        found: found.byAsk.get(passage.document) ?? 0,
        foundByLetter: found.byLetter.get(passage.document) ?? 0,
        everyday: heldShare(kindred, stems, pool.rarity),
        topicAndKind: topicSign * kindShare,
        letterTopicAndKind: letterTopic * kindShare,
      };
    },
  };
}

// --- Internal ---

/** Words of letters that say nothing of the topic. */
const letterWords = new Set(
  'know tell confirm explain grateful ask question answer letter write please advise clarify whether department minister government help people someone anyone able'
    .split(' ')
    .map(stem),
);

const statutory = new Set(['foi', 'data-rights', 'invitation', 'parliamentary-question']);
const grievances = new Set(['complaint', 'data-protection-complaint', 'letter-before-claim', 'campaign']);
const action =
  /\b(?:apolog|sorry|speak to|ring me|call me|meeting|copy of|minutes|e-?mails?|manager|send (?:me|us|her|him)|somebody|someone|investigat|look into|why (?:was|were|did|has|have|is|are)|consider|ensure|stop|scrap|raise|extend|abolish|commit|support|undertak|assur|guarantee|promise)/i;
const ownCase =
  /\b(?:my|her|his|our) (?:\w+ )?(?:application|case|file|claim|loan|grant|permit|licence|letter|complaint|refusal|payment)\b/i;
const request = /^(?:and |so |but |also )?(?:please|can you|could you|will you|would you|i (?:want|would like|ask|urge))/i;

function gapSignsOf({ quote, isImplied, sign }: AskedThing, kinds: number, words: number): ReadAsk['gap'] {
  const flag = (holds: boolean) => (holds ? 1 : 0);
  return {
    noKind: flag(kinds === 0),
    statutory: flag(statutory.has(sign)),
    grievance: flag(grievances.has(sign)),
    action: flag(action.test(quote)),
    ownCase: flag(ownCase.test(quote)),
    question: flag(quote.includes('?')),
    implied: flag(isImplied),
    short: flag(words < 3),
    long: flag(words > 14),
    request: flag(request.test(quote)),
  };
}

function topicalStems(text: string): ReadonlySet<string> {
  return new Set(contentStems(text).filter((word) => !letterWords.has(word)));
}

function heldShare(words: ReadonlySet<string>, held: ReadonlySet<string>, rarity: (word: string) => number): number {
  let all = 0;
  let kept = 0;
  for (const word of words) {
    const weight = rarity(word);
    all += weight;
    if (held.has(word)) kept += weight;
  }
  return all === 0 ? 0 : kept / all;
}
