import type { Passage } from '@assay/core';
import { contentStems, everydayWords, tellingOf } from '@assay/language';
import { conceptsIn } from './concepts-in.ts';
import { questionKinds } from './question-kinds.ts';

/** What of a line is compared with an ask: stems, kinds of question and concepts, of what its title says of the scheme and of all of it. */
export interface PooledLine {
  readonly passage: Passage;
  readonly topic: string;
  /** "closing date" of "Well grant: closing date". */
  readonly point: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly pointKinds: ReadonlySet<string>;
  readonly textKinds: ReadonlySet<string>;
  readonly pointConcepts: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

type Part = 'point' | 'stems' | 'pointKinds' | 'textKinds' | 'pointConcepts' | 'concepts';

/** The lines that were found for a letter and its asks, and how telling words, kinds and concepts are among them. */
export interface LinePool {
  readonly lines: readonly PooledLine[];
  /** How telling it is among the lines of a topic that one has it, 0 to 1: the scheme's name stands in all of them and tells nothing. */
  rarityIn(topic: string, part: Part, key: string): number;
  /** One over the number of lines of the topic that have it. */
  singleness(topic: string, part: Part, key: string): number;
  /** Whether a line of the topic has the stem. */
  isOf(topic: string, stem: string): boolean;
  /** How much words are about each topic, relative to the strongest, and how far each is before the next. */
  topicsOf(stems: readonly string[]): ReadonlyMap<string, { readonly share: number; readonly lead: number }>;
}

/** Reads the found lines once. */
export function linePool(passages: readonly Passage[]): LinePool {
  const lines = passages.map(readLine);
  const topics = new Map<string, Topic>();
  for (const line of lines) {
    const own = topics.get(line.topic) ?? { lines: 0, parts: emptyParts(), named: new Set(contentStems(line.topic)) };
    topics.set(line.topic, own);
    own.lines += 1;
    for (const part of parts) for (const key of line[part]) own.parts[part].set(key, (own.parts[part].get(key) ?? 0) + 1);
  }
  const count = (topic: string, part: Part, key: string) => topics.get(topic)?.parts[part].get(key) ?? 0;
  const telling = tellingTopics([...topics.values()]);
  return {
    lines,
    rarityIn(topic, part, key) {
      const all = topics.get(topic)?.lines ?? 0;
      return all <= 1 ? 1 : Math.log(1 + all / (0.5 + count(topic, part, key))) / Math.log(1 + all / 1.5);
    },
    singleness: (topic, part, key) => 1 / Math.max(1, count(topic, part, key)),
    isOf: (topic, stem) => count(topic, 'stems', stem) > 0,
    topicsOf(stems) {
      const asked = new Map<string, number>();
      for (const stem of stems) asked.set(stem, (asked.get(stem) ?? 0) + 1);
      const scores = [...topics].map(([name, topic]) => ({ name, score: aboutness(asked, topic, telling) }));
      const [best = 0, next = 0] = scores.map(({ score }) => score).sort((a, b) => b - a);
      const most = best || 1;
      return new Map(
        scores.map(({ name, score }) => [name, { share: score / most, lead: (score - (score === best ? next : best)) / most }]),
      );
    },
  };
}

/** Each value in proportion to the greatest. */
export function relative(values: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const most = [...values.values()].reduce((a, b) => Math.max(a, b), 1e-9);
  return new Map([...values].map(([key, value]) => [key, value / most]));
}

// --- Internal ---

const parts: readonly Part[] = ['point', 'stems', 'pointKinds', 'textKinds', 'pointConcepts', 'concepts'];

interface Topic {
  lines: number;
  /** How many of its lines have each. */
  readonly parts: Readonly<Record<Part, Map<string, number>>>;
  /** The words that name it. */
  readonly named: ReadonlySet<string>;
}

function emptyParts(): Topic['parts'] {
  return { point: new Map(), stems: new Map(), pointKinds: new Map(), textKinds: new Map(), pointConcepts: new Map(), concepts: new Map() };
}

/** Lines are the same from letter to letter: what was read of one is kept, for as many as departments have. */
const mostKept = 10_000;
const kept = new Map<string, Omit<PooledLine, 'passage'>>();

function readLine(passage: Passage): PooledLine {
  const { title, text, metadata } = passage;
  const key = `${title}\u0000${metadata.topic ?? ''}\u0000${text}`;
  const known = kept.get(key) ?? readWords(title, text, metadata.topic ?? '');
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, known);
  return { passage, ...known };
}

function readWords(title: string, text: string, topic: string): Omit<PooledLine, 'passage'> {
  const colon = title.indexOf(':');
  const point = colon < 0 ? title : title.slice(colon + 1);
  const pointConcepts = new Set(conceptsIn(point, 'line').keys());
  return {
    topic,
    point: new Set(contentStems(point)),
    stems: new Set(contentStems(`${title}. ${text}`)),
    pointKinds: questionKinds(point, 'title'),
    textKinds: questionKinds(text, 'text'),
    pointConcepts,
    concepts: new Set([...pointConcepts, ...conceptsIn(text, 'line').keys()]),
  };
}

/** A word that names a topic counts like one that so many of its lines have. */
const namedCount = 2;

/** A word that official pages use for an everyday one counts for so much of the word itself. */
const everydayShare = 0.3;

function heldBy({ parts: { stems }, named }: Topic, stem: string): number {
  return (stems.get(stem) ?? 0) + (named.has(stem) ? namedCount : 0);
}

/** How telling a stem is of a topic: by how rare it is at large, and among the topics. */
function tellingTopics(topics: readonly Topic[]): (stem: string) => number {
  const known = new Map<string, number>();
  return (stem) => {
    const told = known.get(stem);
    if (told !== undefined) return told;
    const having = topics.filter((topic) => heldBy(topic, stem) > 0).length;
    const value = tellingOf(stem) * Math.max(0, Math.log((topics.length + 0.5) / (having + 0.5)));
    known.set(stem, value);
    return value;
  };
}

/** Saturating counts on both sides. */
function aboutness(asked: ReadonlyMap<string, number>, topic: Topic, telling: (stem: string) => number): number {
  const speaks = (stem: string) => {
    const held = heldBy(topic, stem);
    return held === 0 ? 0 : (telling(stem) * held) / (held + 1);
  };
  let sum = 0;
  for (const [stem, times] of asked) {
    const own = heldBy(topic, stem) > 0 ? speaks(stem) : everydayShare * Math.max(0, ...[...everydayWords(stem)].map(speaks));
    sum += Math.min(2, Math.sqrt(times)) * own;
  }
  return sum;
}
