import { contentStems, everydayWords, tellingOf } from '@assay/language';
import { conceptsIn } from './concepts-in.ts';
import { gapSignsOf } from './gap-signs.ts';
import type { LinePool, PooledLine } from './line-pool.ts';
import { questionKinds } from './question-kinds.ts';

/** An ask, and what the letter around it says. */
export interface AskedThing {
  readonly quote: string;
  /** The sentence before it. */
  readonly before: string;
  readonly isImplied: boolean;
  /** The kind of letter that its sentence is a sign of, where it is one. */
  readonly sign: string;
}

/** What search found, by the line's document, relative to the best; and the topics of the letter. */
export interface FoundLines {
  readonly letterTopics: ReturnType<LinePool['topicsOf']>;
  readonly byLetter: ReadonlyMap<string, number>;
  readonly byAsk: ReadonlyMap<string, number>;
}

/** What speaks for a line as the answer to an ask. */
export const lineSigns = [
  'topic',
  'topicSquared',
  'topicLead',
  'askTopic',
  'found',
  'foundByLetter',
  'inPoint',
  'inLine',
  'pointAsked',
  'near',
  'everyday',
  'pointConcepts',
  'textConcepts',
  'pointConceptsAsked',
  'nearConcepts',
  'conceptsMissing',
  'topicAndConcepts',
  'topicAndWords',
  'pointKinds',
  'textKinds',
  'kindShare',
  'topicAndKind',
] as const;

type Signs = Readonly<Record<(typeof lineSigns)[number], number>>;

/** An ask read once, ready to be compared with many lines. */
export interface ReadAsk {
  readonly gap: ReturnType<typeof gapSignsOf>;
  signsOf(line: PooledLine): Signs;
}

/** Reads an ask in the light of its letter and of the lines that were found. */
export function readAsk(asked: AskedThing, pool: LinePool, found: FoundLines): ReadAsk {
  const own = new Set(contentStems(asked.quote));
  const near = new Set(contentStems(asked.before).filter((word) => !own.has(word)));
  const concepts = conceptsIn(asked.quote, 'ask');
  const nearConcepts = [...conceptsIn(asked.before, 'ask').keys()];
  const kinds = [...questionKinds(asked.quote, 'ask')];
  const topics = [...found.letterTopics.keys()];
  const heldIn = relativeTo(topics, (topic) => sumOf(own, (word) => (pool.isOf(topic, word) ? tellingOf(word) : 0)));
  const allWords = sumOf(own, tellingOf) || 1;
  const allNear = sumOf(near, tellingOf) || 1;
  const weightOf = (concept: string) => (concepts.get(concept) === 1 ? oneWord : 1);
  const allConcepts = sumOf(concepts.keys(), weightOf) || 1;
  const strongest = topics.reduce((best, topic) => ((found.letterTopics.get(topic)?.share ?? 0) === 1 ? topic : best), '');
  const unheld = sumOf(own, (word) => (pool.isOf(strongest, word) ? 0 : tellingOf(word)));
  return {
    gap: gapSignsOf(asked, { kinds: kinds.length, words: own.size, concepts: concepts.size, unheld }),
    signsOf(line) {
      const { passage, topic, stems, point, pointKinds, textKinds, pointConcepts } = line;
      const { share = 0, lead = -1 } = found.letterTopics.get(topic) ?? {};
      const rare = (part: Parameters<LinePool['rarityIn']>[1]) => (key: string) => pool.rarityIn(topic, part, key);
      const tells = (word: string) => tellingOf(word) * rare('stems')(word);
      const inLine = sumOf(own, (word) => (stems.has(word) ? tells(word) : 0)) / allWords;
      const shared = sumOf(concepts.keys(), (one) => (pointConcepts.has(one) ? weightOf(one) * rare('pointConcepts')(one) : 0));
      const inText = (one: string) => line.concepts.has(one) && !pointConcepts.has(one);
      const conceptsHeld = shared / Math.sqrt(allConcepts);
      const kindShare = kinds.length === 0 ? 0 : kinds.filter((kind) => pointKinds.has(kind)).length / kinds.length;
      return {
        topic: share,
        // A letter is about one subject, sometimes two; what it brushes hardly counts.
        topicSquared: share ** 2,
        topicLead: lead,
        askTopic: heldIn.get(topic) ?? 0,
        found: found.byAsk.get(passage.document) ?? 0,
        foundByLetter: found.byLetter.get(passage.document) ?? 0,
        inPoint: sumOf(own, (word) => (point.has(word) ? tells(word) : 0)) / allWords,
        inLine,
        pointAsked: shareHeld(point, (word) => tellingOf(word) * rare('point')(word), own),
        near: sumOf(near, (word) => (stems.has(word) ? tells(word) : 0)) / allNear,
        everyday: sumOf(own, (word) => (stems.has(word) ? 0 : tellingOf(word) * kindred(word, stems, rare('stems')))) / allWords,
        pointConcepts: conceptsHeld,
        textConcepts: sumOf(concepts.keys(), (one) => (inText(one) ? weightOf(one) * rare('concepts')(one) : 0)) / Math.sqrt(allConcepts),
        pointConceptsAsked: shareHeld(pointConcepts, rare('pointConcepts'), concepts),
        nearConcepts:
          sumOf(nearConcepts, (one) => (pointConcepts.has(one) ? rare('pointConcepts')(one) : 0)) / Math.sqrt(nearConcepts.length || 1),
        conceptsMissing: sumOf(concepts.keys(), (one) => (line.concepts.has(one) ? 0 : weightOf(one))) / allConcepts,
        topicAndConcepts: share * conceptsHeld,
        topicAndWords: share * inLine,
        pointKinds: sumOf(kinds, (kind) => (pointKinds.has(kind) ? pool.singleness(topic, 'pointKinds', kind) : 0)),
        textKinds: sumOf(kinds, (kind) => (textKinds.has(kind) ? pool.singleness(topic, 'textKinds', kind) : 0)),
        kindShare,
        topicAndKind: share ** 2 * kindShare,
      };
    },
  };
}

// --- Internal ---

/** A concept told by one word is less sure than one told by a run of them. */
const oneWord = 0.6;

function sumOf(keys: Iterable<string>, value: (key: string) => number): number {
  let sum = 0;
  for (const key of keys) sum += value(key);
  return sum;
}

/** How much of some keys others have, by their weight. */
function shareHeld(keys: ReadonlySet<string>, weight: (key: string) => number, held: { has(key: string): boolean }): number {
  const all = sumOf(keys, weight);
  return all === 0 ? 0 : sumOf(keys, (key) => (held.has(key) ? weight(key) : 0)) / all;
}

function kindred(word: string, stems: ReadonlySet<string>, rare: (stem: string) => number): number {
  return Math.max(0, ...[...everydayWords(word)].map((other) => (stems.has(other) ? rare(other) : 0)));
}

function relativeTo(topics: readonly string[], value: (topic: string) => number): ReadonlyMap<string, number> {
  const values = topics.map((topic) => [topic, value(topic)] as const);
  const most = values.reduce((best, [, one]) => Math.max(best, one), 0) || 1;
  return new Map(values.map(([topic, one]) => [topic, one / most]));
}
