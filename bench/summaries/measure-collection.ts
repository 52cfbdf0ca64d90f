import { countWords } from '@assay/language';
import { median } from '../shared/median.ts';
import type { Collection } from './collection.ts';
import type { Asked } from './method.ts';
import type { RunningMethod } from './start-method.ts';
import { startWarm } from './start-warm.ts';

/** How a method did on a collection, or why it was not measured. */
export type Measured =
  | {
      readonly status: 'done';
      /** The mean of each measure over the summaries it holds for. */
      readonly quality: Readonly<Record<string, number>>;
      /** Words given by words asked for, the mean over summaries. */
      readonly lengthRatio: number;
      readonly medianMs: number;
      readonly slowestMs: number;
      readonly megabytes: number;
      /** Summaries that were not made and count as 0, and why the first was not. */
      readonly notMade: { readonly count: number; readonly reason?: string };
    }
  | { readonly status: 'failed'; readonly reason: string };

/** How often each summary is made, how long a method other than ours may take for so many as a limit holds for, and whom to tell. */
interface Measuring {
  readonly rounds: number;
  readonly limitMs: number;
  progress(said: string): void;
}

/** How many summaries a method has the limit for. */
export const summariesALimit = 100;

interface Running {
  readonly name: string;
  readonly method: RunningMethod;
  readonly before: number;
  readonly limitMs: number;
  readonly told: (readonly string[])[];
  readonly times: number[][];
  left: number;
  megabytes: number;
  asked: number;
  notMade: number;
  reason?: string;
  ended?: string;
}

/** Has every method make each summary in turn, beginning with another each time, round after round; the first name is ours and has no limit. */
export async function measureCollection(
  collection: Collection,
  names: readonly string[],
  { rounds, limitMs, progress }: Measuring,
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  const running: Running[] = [];
  for (const [place, name] of names.entries()) {
    const warm = await startWarm(name);
    if (warm.status === 'failed') measured.set(name, warm);
    else {
      const { method, megabytes } = warm;
      const limit = place === 0 ? Number.POSITIVE_INFINITY : limitMs;
      running.push({ name, method, before: megabytes, limitMs: limit, left: limit, megabytes, told: [], times: [], asked: 0, notMade: 0 });
    }
  }
  const { name, tasks } = collection;
  try {
    for (let round = 0; round < rounds; round += 1) {
      progress(`${name}: round ${round + 1} of ${rounds}, ${tasks.length} summaries`);
      for (const [place, { text, words, focus }] of tasks.entries())
        for (const one of turned(running, place))
          if (one.ended === undefined) await ask(one, place, { text, words, ...(focus === undefined ? {} : { focus }) });
    }
  } finally {
    for (const { method } of running) method.stop();
  }
  const all = rounds * tasks.length;
  for (const one of running)
    measured.set(
      one.name,
      one.ended === undefined ? resultOf(one, collection) : { status: 'failed', reason: `${one.ended} at summary ${one.asked} of ${all}` },
    );
  return measured;

  async function ask(one: Running, place: number, asked: Asked): Promise<void> {
    if (one.asked % summariesALimit === 0) one.left = one.limitMs;
    one.asked += 1;
    const startedAt = performance.now();
    const answer = await one.method.ask(asked, Math.max(0, one.left));
    one.left -= performance.now() - startedAt;
    if (answer.status === 'over') one.ended = `over ${limitMs / 1000} s`;
    else if (answer.status === 'ended') one.ended = answer.reason;
    else if (answer.status === 'failed') {
      one.notMade += 1;
      one.reason ??= answer.reason;
    } else {
      one.told[place] ??= answer.sentences;
      one.megabytes = answer.megabytes;
      one.times[place] = [...(one.times[place] ?? []), answer.milliseconds];
    }
  }
}

// --- Internal ---

function resultOf({ told, times, megabytes, before, notMade, reason }: Running, { tasks, measures }: Collection): Measured {
  const scores = tasks.map(({ score }, place) => score(told[place] ?? []));
  const typical = times.flatMap((own) => (own.length === 0 ? [] : [median(own)]));
  if (typical.length === 0) return { status: 'failed', reason: `made none: ${reason ?? 'no reason'}` };
  return {
    status: 'done',
    quality: Object.fromEntries(measures.map((measure) => [measure, meanOf(scores.flatMap((score) => score[measure] ?? []))])),
    lengthRatio: meanOf(tasks.map(({ words }, place) => countWords((told[place] ?? []).join('\n')) / words)),
    medianMs: median(typical),
    slowestMs: Math.max(...typical),
    megabytes: megabytes - before,
    notMade: { count: notMade, ...(reason === undefined ? {} : { reason }) },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The same items in order, from another one on. */
function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  const first = by % Math.max(1, items.length);
  return [...items.slice(first), ...items.slice(0, first)];
}
