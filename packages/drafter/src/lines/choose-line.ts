import type { Passage } from '@assay/core';
import { contentStems, stem } from '@assay/language';
import { kindsAnswered, kindsAsked } from './question-kinds.ts';

/** What an ask is matched by: its own words, those of its surroundings, and what the whole letter is about. */
export interface AskContext {
  readonly ask: string;
  readonly around: string;
  /** How much the letter as a whole is about each topic, 0 to 1. */
  readonly topics: ReadonlyMap<string, number>;
  /** How well each line was found for the whole letter, by id. */
  readonly found: ReadonlyMap<string, number>;
}

/** How much each sign counts that a line answers an ask; chosen on the tune half of the accuracy suite. */
const weights = { topic: 3, ask: 0.6, around: 0.2, kind: 0.6, titleKind: 0.4, rank: 0.6, letter: 1 } as const;

/**
 * Below this no line answers well enough, and the gap is shown. Chosen on the tune half of the accuracy suite,
 * on the side of gaps: a missing line is seen, a wrong one may be sent.
 */
const leastScore = 4.5;

/** Words of letters that say nothing of the topic. */
const letterWords = new Set(
  'know tell confirm explain grateful ask question answer letter write please advise clarify whether department minister government help people someone anyone able'
    .split(' ')
    .map(stem),
);

/** The approved line that answers an ask, or undefined where none does well enough. */
export function chooseLine(context: AskContext, passages: readonly Passage[]): Passage | undefined {
  const best = rankLines(context, passages)[0];
  return best !== undefined && best.score >= leastScore ? best.passage : undefined;
}

/** The topics of the lines that were found for a whole letter, each by its best few, relative to the strongest. */
export function topicsOf(passages: readonly Passage[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { score, metadata } of passages.slice(0, 12)) {
    const topic = metadata.topic ?? '';
    sums.set(topic, (sums.get(topic) ?? 0) + score);
  }
  const most = greatest(sums.values());
  return new Map([...sums].map(([topic, sum]) => [topic, sum / most]));
}

/** Approved lines, best first. */
function rankLines(
  { ask, around, topics, found }: AskContext,
  passages: readonly Passage[],
): readonly { readonly passage: Passage; readonly score: number }[] {
  const approved = passages.filter(({ metadata }) => metadata.status === 'approved');
  const lines = approved.map((passage) => ({ passage, text: `${passage.title}. ${passage.text}` }));
  const stems = lines.map(({ text }) => new Set(contentStems(text)));
  const rarity = rarityAmong(stems);
  const [asked, nearby] = [topicalStems(ask), topicalStems(around)];
  const kinds = kindsAsked(ask);
  // A search's scores have a scale of their own: how a line stands to the best found counts, and how much of the ask it holds.
  const [bestForAsk, bestForLetter] = [greatest(approved.map(({ score }) => score)), greatest(found.values())];
  return lines
    .map(({ passage, text }, place) => {
      const held = stems[place] ?? new Set<string>();
      const score =
        // Squared: a letter is about one subject, sometimes two; what it brushes hardly counts.
        weights.topic * (topics.get(passage.metadata.topic ?? '') ?? 0) ** 2 +
        weights.ask * heldShare(asked, held, rarity) +
        weights.around * heldShare(nearby, held, rarity) +
        weights.kind * shareOf(kinds, kindsAnswered(text)) +
        weights.titleKind * shareOf(kinds, kindsAnswered(passage.title)) +
        weights.rank * (passage.score / bestForAsk) * passage.coverage +
        weights.letter * ((found.get(passage.id) ?? 0) / bestForLetter);
      return { passage, score };
    })
    .sort((a, b) => b.score - a.score);
}

// --- Internal ---

function greatest(values: Iterable<number>): number {
  return [...values].reduce((a, b) => Math.max(a, b), 1e-9);
}

function topicalStems(text: string): ReadonlySet<string> {
  return new Set(contentStems(text).filter((word) => !letterWords.has(word)));
}

/** How telling a word is among these lines: the scheme's name stands in all of them and tells nothing. */
function rarityAmong(lines: readonly ReadonlySet<string>[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const line of lines) for (const word of line) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + lines.length / (0.5 + (counts.get(word) ?? 0)));
}

function shareOf(kinds: readonly string[], answered: ReadonlySet<string>): number {
  return kinds.length === 0 ? 0 : kinds.filter((kind) => answered.has(kind)).length / kinds.length;
}

function heldShare(words: ReadonlySet<string>, line: ReadonlySet<string>, rarity: (word: string) => number): number {
  let all = 0;
  let held = 0;
  for (const word of words) {
    all += rarity(word);
    if (line.has(word)) held += rarity(word);
  }
  return all === 0 ? 0 : held / all;
}
