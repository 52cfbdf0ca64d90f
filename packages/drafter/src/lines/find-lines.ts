import type { Passage, ToolContext } from '@assay/core';
import { contentStems } from '@assay/language';
import type { Case } from '../read-case.ts';
import { signAt } from '../triage/read-kinds.ts';
import { besideRivals, chooseLine, type LineChoice, lineChances } from './choose-line.ts';
import { type LinePool, linePool, relative } from './line-pool.ts';
import { type ReadAsk, readAsk } from './line-signs.ts';

/** As much of the letter as helps to find the subject; searched once an ask, so it stays short. */
const longestScenario = 4_000;

/** Lines looked up for the whole letter, for one ask, and for each of the likeliest topics: the sisters of what was found. */
const found = { letter: 40, ask: 10, topic: 12, topics: 3 } as const;

/** The lines that were found for a case, and each ask read beside them. */
interface FoundCase {
  readonly pool: LinePool;
  readonly asks: readonly ReadAsk[];
}

/** The line for each ask of a case, in order; its place is told before each search. */
export async function* findLines(
  read: Case,
  context: Pick<ToolContext, 'search' | 'today'>,
): AsyncGenerator<{ readonly place: number }, readonly LineChoice[]> {
  if (read.asks.length === 0) return [];
  const { pool, asks } = yield* lookUpLines(read, context);
  const chances = besideRivals(asks.map((ask) => lineChances(ask, pool)));
  return chances.map((chance) => chooseLine(chance, { today: context.today, nations: read.nations }));
}

/** Looks up the lines of the letter's topics and of each ask. */
export async function* lookUpLines(
  { letter, asks, kinds }: Pick<Case, 'letter' | 'asks' | 'kinds'>,
  { search }: Pick<ToolContext, 'search'>,
): AsyncGenerator<{ readonly place: number }, FoundCase> {
  // Its numbers are of a person or a place (an age, an address), not of what is asked.
  const text = letter.text.slice(letter.newest.start, letter.newest.end).slice(0, longestScenario).replaceAll(/\d+/g, ' ');
  const lines = async (query: { readonly text: string; readonly scenario?: string }, limit: number) =>
    (await search({ ...query, collection: 'lines', limit })).passages;
  const forLetter = await lines({ text: `${letter.subject} ${text}` }, found.letter);
  const sisters: (readonly Passage[])[] = [];
  for (const topic of topicNames(forLetter)) sisters.push(await lines({ text: topic }, found.topic));
  const forAsks: (readonly Passage[])[] = [];
  for (const [place, { quote, before }] of asks.entries()) {
    yield { place };
    forAsks.push(await lines({ text: quote, scenario: `${letter.subject} ${before} ${text}` }, found.ask));
  }
  const all = new Map([...forLetter, ...sisters.flat(), ...forAsks.flat()].map((passage) => [passage.document, passage]));
  const pool = linePool([...all.values()]);
  const letterTopics = pool.topicsOf(contentStems(`${letter.subject} ${letter.sentences.map((sentence) => sentence.text).join(' ')}`));
  const byLetter = scoresOf(forLetter);
  const readAll = asks.map((ask, place) =>
    readAsk({ ...ask, sign: signAt(kinds, ask)?.kind ?? '' }, pool, { letterTopics, byLetter, byAsk: scoresOf(forAsks[place] ?? []) }),
  );
  return { pool, asks: readAll };
}

// --- Internal ---

function scoresOf(passages: readonly Passage[]): ReadonlyMap<string, number> {
  return relative(new Map(passages.map(({ document, score }) => [document, score])));
}

/** The first topics that were found, as their lines name them: the scheme of the title and the topic. */
function topicNames(passages: readonly Passage[]): readonly string[] {
  const names = new Map<string, string>();
  for (const { title, metadata } of passages) {
    const topic = metadata.topic ?? '';
    if (!names.has(topic)) names.set(topic, `${title.split(':')[0]} ${topic}`);
  }
  return [...names.values()].slice(0, found.topics);
}
