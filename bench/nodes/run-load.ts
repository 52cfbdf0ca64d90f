import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '@assay/core';
import { type Followed, followEvents } from '../server/follow-events.ts';
import type { Target } from '../server/start-process.ts';

/** What became of runs that readers followed. */
export interface RunFigures {
  readonly runsBegun: number;
  readonly runsDone: number;
  /** Runs that ended otherwise, each told so. */
  readonly runsFailed: number;
  /** Runs of which a reader had got an event and that have not ended. */
  readonly runsOpen: number;
  /** Runs that a reader knew of without an opening and a closing record. */
  readonly runsUnrecorded: number;
  readonly eventsSeen: number;
  /** Events that a reader had got and that were not there, or otherwise, in the end. */
  readonly eventsLost: number;
}

/** Readers that begin runs on every node, one after the other, whatever becomes of the nodes. */
export function runLoad(targets: readonly Target[], readersOfNode: number) {
  const seen: Followed[] = [];
  let isOver = false;
  const readers = targets.flatMap((_, node) =>
    Array.from({ length: readersOfNode }, async (_, reader) => {
      for (let number = (node * readersOfNode + reader) * 10_000; !isOver; number += 1) {
        const followed = await followEvents(`${targets[node]?.url}/api/tools/writer/runs`, { text: `Write about ${number}.` });
        if (followed.status === 200 && followed.place !== '') seen.push(followed);
        else await sleep(50);
      }
    }),
  );
  return {
    begun: () => seen.length,
    async end({ audit, runs }: Pick<Store, 'audit' | 'runs'>): Promise<RunFigures> {
      isOver = true;
      await Promise.all(readers);
      // What a dead node left is taken up within its lease.
      for (const until = performance.now() + 60_000; performance.now() < until; await sleep(500))
        if ((await Array.fromAsync(runs.find({ underWay: true }))).length === 0) break;
      const records = await audit.read(['run-opened', 'run-closed']);
      const named = (kind: string) => new Set(records.flatMap((record) => (record.kind === kind ? [record.body.run] : [])));
      const [opened, closed] = [named('run-opened'), named('run-closed')];
      const figures = { runsDone: 0, runsFailed: 0, runsOpen: 0, runsUnrecorded: 0, eventsSeen: 0, eventsLost: 0 };
      for (const { place, events } of seen) {
        const id = place.split('/').at(-1) ?? '';
        const kept = (await followEvents(`${targets[0]?.url}${place}/events`, { after: 0 })).events;
        const data = new Map(kept.map((event) => [event.sequence, event.data]));
        figures.eventsSeen += events.length;
        const lost = events.filter((event) => data.get(event.sequence) !== event.data && !saysUnrecorded(event.data));
        figures.eventsLost += lost.length;
        const status = (await runs.get(id))?.status;
        if (status === 'done') figures.runsDone += 1;
        else if (status !== undefined && status !== 'running') figures.runsFailed += 1;
        else if (events.some(({ data }) => !saysUnrecorded(data))) figures.runsOpen += 1;
        if (!opened.has(id) || !closed.has(id)) figures.runsUnrecorded += 1;
      }
      return { runsBegun: seen.length, ...figures };
    },
  };
}

// --- Internal ---

/** Who follows a run whose record cannot be completed is told so, and that it does not stand. */
function saysUnrecorded(data: string): boolean {
  return data.includes('"audit-unavailable"');
}
