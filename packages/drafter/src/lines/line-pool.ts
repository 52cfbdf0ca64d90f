import type { Passage } from '@assay/core';
import { contentStems, everydayWords } from '@assay/language';
import { questionKinds } from './question-kinds.ts';

/** A line as it is compared with asks. */
export interface PooledLine {
  readonly passage: Passage;
  readonly topic: string;
  readonly stems: ReadonlySet<string>;
  /** Stems of what the title says of the scheme it names: "closing date" of "Well grant: closing date". */
  readonly point: ReadonlySet<string>;
  readonly titleKinds: ReadonlySet<string>;
  readonly textKinds: ReadonlySet<string>;
  /** The stems of all its words; those of its title twice, for that names what it is about. */
  readonly words: readonly string[];
}

/** The lines that were found for a letter and its asks, and how telling words and kinds are among them. */
export interface LinePool {
  readonly lines: readonly PooledLine[];
  /** How telling a stem is among all of the lines. */
  rarity(stem: string): number;
  /** How telling a stem is among the lines of a topic: the scheme's name stands in all of them and tells nothing. */
  rarityIn(topic: string, stem: string): number;
  /** One over the number of lines of the topic whose titles, or texts, have the kind. */
  singleness(topic: string, kind: string, place: 'title' | 'text'): number;
  /** How much words are about each topic, relative to the strongest: 0 to 1. */
  topicsOf(words: string): ReadonlyMap<string, number>;
}

/** Reads the found lines once. */
export function linePool(passages: readonly Passage[]): LinePool {
  const lines = passages.map(readLine);
  const everywhere = counter();
  const topics = new Map<string, TopicCounts>();
  for (const { topic, stems, titleKinds, textKinds, words } of lines) {
    const own = topics.get(topic) ?? { lines: 0, stems: counter(), title: counter(), text: counter(), words: counter() };
    topics.set(topic, own);
    own.lines += 1;
    for (const stem of stems) {
      everywhere.add(stem);
      own.stems.add(stem);
    }
    for (const kind of titleKinds) own.title.add(kind);
    for (const kind of textKinds) own.text.add(kind);
    for (const stem of words) own.words.add(stem);
  }
  const inTopics = counter();
  for (const { words } of topics.values()) for (const stem of words.keys()) inTopics.add(stem);
  const telling = (stem: string) => Math.log((topics.size + 0.5) / (inTopics.of(stem) + 0.5));
  return {
    lines,
    rarity: (stem) => Math.log(1 + lines.length / (0.5 + everywhere.of(stem))),
    rarityIn: (topic, stem) => {
      const own = topics.get(topic);
      return own === undefined ? 0 : Math.log(1 + own.lines / (0.5 + own.stems.of(stem)));
    },
    singleness: (topic, kind, place) => 1 / Math.max(1, topics.get(topic)?.[place].of(kind) ?? 1),
    topicsOf(words) {
      const asked = counter();
      for (const stem of contentStems(words)) asked.add(stem);
      const sums = [...topics].map(([topic, own]) => [topic, aboutness(asked, own.words, telling)] as const);
      return relative(new Map(sums));
    },
  };
}

/** Each value in proportion to the greatest. */
export function relative(values: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const most = [...values.values()].reduce((a, b) => Math.max(a, b), 1e-9);
  return new Map([...values].map(([key, value]) => [key, value / most]));
}

// --- Internal ---

/** A word that official pages use for an everyday one counts for so much of the word itself. */
const everydayShare = 0.3;

interface Counter {
  add(key: string): void;
  of(key: string): number;
  keys(): Iterable<string>;
}

interface TopicCounts {
  lines: number;
  readonly stems: Counter;
  readonly title: Counter;
  readonly text: Counter;
  readonly words: Counter;
}

function counter(): Counter {
  const counts = new Map<string, number>();
  return { add: (key) => void counts.set(key, (counts.get(key) ?? 0) + 1), of: (key) => counts.get(key) ?? 0, keys: () => counts.keys() };
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
  return {
    topic,
    stems: new Set(contentStems(`${title}. ${text}`)),
    point: new Set(contentStems(point)),
    titleKinds: questionKinds(point, 'title'),
    textKinds: questionKinds(text, 'text'),
    words: contentStems(`${title}. ${title}. ${topic}. ${text}`),
  };
}

/** Saturating counts on both sides, weighted by how few topics have the word. */
function aboutness(asked: Counter, topic: Counter, telling: (stem: string) => number): number {
  let sum = 0;
  for (const stem of asked.keys()) {
    const often = Math.sqrt(asked.of(stem));
    const held = topic.of(stem);
    if (held > 0) sum += (often * telling(stem) * held) / (held + 1);
    else sum += everydayShare * often * bestKindred(stem, topic, telling);
  }
  return sum;
}

function bestKindred(stem: string, topic: Counter, telling: (stem: string) => number): number {
  let best = 0;
  for (const other of everydayWords(stem)) {
    const held = topic.of(other);
    if (held > 0) best = Math.max(best, (telling(other) * held) / (held + 1));
  }
  return best;
}
