import type { Passage, ToolContext } from '@assay/core';
import type { Case } from '../read-case.ts';
import { signAt } from '../triage/read-kinds.ts';
import { chooseLine, type LineChoice } from './choose-line.ts';
import { linePool, relative } from './line-pool.ts';
import { readAsk } from './line-signs.ts';

/** As much of the letter as helps to find the subject; searched once an ask, so it stays short. */
const longestScenario = 4_000;

/** Lines looked up for the whole letter, and for one ask. */
const found = { letter: 40, ask: 10, topics: 12 } as const;

/** The line for each ask of a case, in order; `onAsk` is told before each search. */
export async function* findLines(
  { letter, asks, kinds, nations }: Case,
  context: Pick<ToolContext, 'search' | 'today'>,
): AsyncGenerator<{ readonly place: number }, readonly LineChoice[]> {
  if (asks.length === 0) return [];
  // Its numbers are of a person or a place (an age, an address), not of what is asked.
  const text = letter.text.slice(letter.newest.start, letter.newest.end).slice(0, longestScenario).replaceAll(/\d+/g, ' ');
  const { passages } = await context.search({ text: `${letter.subject} ${text}`, collection: 'lines', limit: found.letter });
  const forAsks: (readonly Passage[])[] = [];
  for (const [place, { quote, before }] of asks.entries()) {
    yield { place };
    const scenario = `${letter.subject} ${before} ${text}`;
    forAsks.push((await context.search({ text: quote, scenario, collection: 'lines', limit: found.ask })).passages);
  }
  const all = new Map([...passages, ...forAsks.flat()].map((passage) => [passage.document, passage]));
  const pool = linePool([...all.values()]);
  const byLetter = scoresOf(passages);
  const topics = topicsAmong(passages.slice(0, found.topics));
  const letterTopics = pool.topicsOf(`${letter.subject} ${letter.sentences.map((sentence) => sentence.text).join(' ')}`);
  return asks.map((ask, place) => {
    const asked = { ...ask, subject: letter.subject, sign: signAt(kinds, ask)?.kind ?? '' };
    const read = readAsk(asked, pool, { topics, letterTopics, byLetter, byAsk: scoresOf(forAsks[place] ?? []) });
    return chooseLine(read, pool, { today: context.today, nations });
  });
}

// --- Internal ---

function scoresOf(passages: readonly Passage[]): ReadonlyMap<string, number> {
  return relative(new Map(passages.map(({ document, score }) => [document, score])));
}

function topicsAmong(passages: readonly Passage[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { score, metadata } of passages) sums.set(metadata.topic ?? '', (sums.get(metadata.topic ?? '') ?? 0) + score);
  return relative(sums);
}
