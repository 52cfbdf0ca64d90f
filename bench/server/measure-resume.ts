import { areInOrder, followEvents, type SeenEvent } from './follow-events.ts';
import type { Side } from './sides.ts';

/** What readers that come and go got of their runs. */
export interface ResumeFigures {
  readonly idleReaders: number;
  readonly activeReaders: number;
  /** Runs that were read to their end, with how many connections in all. */
  readonly runs: number;
  readonly connections: number;
  readonly events: number;
  /** Readers that missed an event or got one twice, or never came to the end. */
  readonly wrong: number;
}

interface ResumePlan {
  readonly idle: number;
  readonly active: number;
  readonly seconds: number;
  readonly tell: (said: string) => void;
}

/** So many readers that wait for runs in which nothing happens, beside others whose connection breaks every few events. */
export async function measureResume({ target }: Side, { idle, active, seconds, tell }: ResumePlan): Promise<ResumeFigures> {
  const begin = `${target.url}/api/tools/writer/runs`;
  const slow = await Promise.all(
    Array.from({ length: 10 }, (_, number) => followEvents(begin, { text: `Write about ${number} in ${seconds} seconds.`, most: 1 })),
  );
  tell(`${idle} readers wait`);
  const waiting = Array.from({ length: idle }, (_, place) => followEvents(`${target.url}${slow[place % slow.length]?.place}/events`, {}));

  const totals = { runs: 0, connections: 0, events: 0, wrong: 0 };
  const endsAt = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: active }, async (_, reader) => {
      for (let number = reader * 1_000_000; performance.now() < endsAt; number += 1) {
        const read = await readInPieces(target.url, begin, number);
        totals.runs += 1;
        totals.connections += read.connections;
        totals.events += read.events.length;
        if (!isWhole(read.events)) totals.wrong += 1;
      }
    }),
  );
  tell(`${active} readers came and went; waiting for the idle ones`);
  const ended = await Promise.all(waiting);
  for (const { events } of ended) {
    totals.events += events.length;
    if (!isWhole(events)) totals.wrong += 1;
  }
  return { idleReaders: idle, activeReaders: active, ...totals };
}

// --- Internal ---

/** Three events a connection, then it breaks. */
async function readInPieces(url: string, begin: string, number: number) {
  const first = await followEvents(begin, { text: `Write about ${number}.`, most: 3 });
  const events: SeenEvent[] = [...first.events];
  let connections = 1;
  while (first.place !== '' && events.at(-1)?.type !== 'ended' && connections < 100) {
    const more = await followEvents(`${url}${first.place}/events`, { after: events.at(-1)?.sequence ?? 0, most: 3 });
    events.push(...more.events);
    connections += 1;
  }
  return { events, connections };
}

function isWhole(events: readonly SeenEvent[]): boolean {
  return areInOrder(events) && events.at(-1)?.type === 'ended';
}
