import { ndcg, recallAt } from '@assay/evals/own-data';
import { median } from '../shared/median.ts';
import { percentile } from './percentile.ts';
import type { Collection } from './read-collection.ts';
import type { RunningSystem } from './start-system.ts';
import { wanted } from './system.ts';

/** How a search did on a collection, or why it was not measured. */
export type Measured =
  | {
      readonly status: 'done';
      readonly ndcg: number;
      readonly recall: number;
      readonly buildSeconds: number;
      readonly megabytes: number;
      /** `toOurs`: how many times as long as the first search, in the middle of the questions. */
      readonly queryMs: { readonly p50: number; readonly p95: number; readonly toOurs: number };
    }
  | { readonly status: 'failed'; readonly reason: string };

/** How long each search is asked, and whom to tell. */
export interface Measuring {
  readonly rounds: number;
  readonly asked: number;
  progress(said: string): void;
}

interface Running {
  readonly name: string;
  readonly system: RunningSystem;
  readonly built: { readonly seconds: number; readonly megabytes: number };
  readonly found: (readonly string[])[];
  readonly times: number[][];
  failed?: string;
}

/** Builds each search by itself, then puts each question to every search in turn, beginning with another each time, round after round. */
export async function measureCollection(
  collection: Collection,
  systems: ReadonlyMap<string, RunningSystem>,
  { rounds, asked, progress }: Measuring,
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  const running: Running[] = [];
  for (const [name, system] of systems) {
    progress(`${collection.name}: ${name} builds`);
    const reply = await system.ask({ kind: 'build' });
    if (reply.status === 'built') running.push({ name, system, built: reply, found: [], times: [] });
    else measured.set(name, { status: 'failed', reason: reply.status === 'failed' ? reply.reason : 'it did not build' });
  }
  const questions = evenly(collection.questions, asked);
  for (let round = 0; round < rounds; round += 1) {
    progress(`${collection.name}: round ${round + 1} of ${rounds}, ${questions.length} questions`);
    for (const [place, { text }] of questions.entries())
      for (const search of turned(running, place)) {
        if (search.failed !== undefined) continue;
        const reply = await search.system.ask({ kind: 'ask', text });
        if (reply.status !== 'answered') {
          search.failed = reply.status === 'failed' ? reply.reason : 'it did not answer';
          continue;
        }
        search.found[place] = reply.ids.slice(0, wanted);
        search.times[place] = [...(search.times[place] ?? []), reply.milliseconds];
      }
  }
  const [ours = []] = running.map(({ times }) => times.map(median));
  for (const { name, built, found, times, failed } of running) {
    if (failed !== undefined) {
      measured.set(name, { status: 'failed', reason: failed });
      continue;
    }
    const mean = (of: (ids: readonly string[], gains: ReadonlyMap<string, number>) => number) =>
      questions.reduce((sum, { gains }, place) => sum + of(found[place] ?? [], gains), 0) / questions.length;
    const typical = times.map(median);
    measured.set(name, {
      status: 'done',
      ndcg: mean((ids, gains) => ndcg(ids, gains, wanted)),
      recall: mean((ids, gains) => recallAt(ids, gains, wanted)),
      buildSeconds: built.seconds,
      megabytes: built.megabytes,
      queryMs: {
        p50: percentile(typical, 0.5),
        p95: percentile(typical, 0.95),
        toOurs: median(typical.map((time, place) => time / (ours[place] ?? Number.NaN))),
      },
    });
  }
  return measured;
}

// --- Internal ---

/** So many items at even steps, all where there are no more. */
function evenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, place) => items[Math.floor((place * items.length) / count)] as Item);
}

/** The same items in order, from another one on. */
function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  const first = by % Math.max(1, items.length);
  return [...items.slice(first), ...items.slice(0, first)];
}
