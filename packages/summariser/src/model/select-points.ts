import { type Model, shownLine, type ToolEvent } from '@assay/core';
import type { Point } from '../outline/outline.ts';
import { none, prompts } from './prompts.ts';
import { readNumbers } from './read-numbers.ts';

/** A model reads so many words at a time. */
const chunkWords = 2_500;

/** No sentence is shown at more characters. */
const longestShown = 4_000;

/** From each chunk at most so many sentences go on. */
const mostEach = 25;

interface Selecting {
  readonly model: Model;
  readonly focus: string;
  /** The worth of every point where the model names none. */
  readonly scores: () => readonly number[];
}

/**
 * The places of the points a summary rests on: of every chunk those a model chooses by number, and again until they fit one chunk.
 * What goes from level to level are sentences of the document, never words of the model.
 */
export async function* selectPoints(
  points: readonly Point[],
  places: readonly number[],
  selecting: Selecting,
): AsyncGenerator<ToolEvent, readonly number[]> {
  const chunks = chunksOf(points, places);
  if (chunks.length <= 1) return places;
  const chosen: number[] = [];
  for (const [done, chunk] of chunks.entries()) {
    yield { type: 'progress', message: 'Reading the document in parts', done, total: chunks.length };
    chosen.push(...(await selectFrom(points, chunk, selecting)));
  }
  // Each level keeps at most half, so that there is a last one.
  const fewer = chosen.length <= places.length / 2 ? chosen : best(chosen, selecting.scores(), Math.floor(places.length / 2));
  return yield* selectPoints(points, fewer, selecting);
}

/** Points as a model is shown them: a number and the sentence, one to a line. */
export function numbered(points: readonly Point[], places: readonly number[]): string {
  return places.map((place) => `[${place}] ${shownLine(points[place]?.text ?? '', longestShown)}`).join('\n');
}

// --- Internal ---

async function selectFrom(points: readonly Point[], chunk: readonly number[], selecting: Selecting): Promise<readonly number[]> {
  const { model, focus, scores } = selecting;
  const slots = { question: focus === '' ? none : focus, most: mostEach, sentences: numbered(points, chunk) };
  const named = readNumbers(await model.write(prompts.select(slots)), new Set(chunk), mostEach);
  return named.length > 0 ? named : best(chunk, scores(), mostEach);
}

function best(places: readonly number[], scores: readonly number[], most: number): readonly number[] {
  return [...places]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

function chunksOf(points: readonly Point[], places: readonly number[]): readonly (readonly number[])[] {
  const chunks: number[][] = [];
  let words = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const length = points[place]?.wordCount ?? 0;
    if (words + length > chunkWords) {
      chunks.push([]);
      words = 0;
    }
    chunks.at(-1)?.push(place);
    words += length;
  }
  return chunks;
}
