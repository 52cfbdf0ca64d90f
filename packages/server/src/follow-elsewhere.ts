import { setTimeout as sleep } from 'node:timers/promises';
import { type RunEvent, type RunStore, restoreFrom, restoreTexts } from '@assay/core';
import type { Elsewhere } from './server-parts.ts';

/** What following a run takes. */
export interface Following {
  readonly runs: Pick<RunStore, 'get' | 'events'>;
  readonly elsewhere: Pick<Elsewhere, 'hear'>;
  readonly signal: AbortSignal;
}

/** The store is looked into so often, also where nothing is told. */
const everyMs = 1_000;

/** The events of a run that another node works on, as its readers see them, until it has ended. */
export async function* followElsewhere(id: string, after: number, { runs, elsewhere, signal }: Following): AsyncGenerator<RunEvent> {
  let wake = () => {};
  const unhear = elsewhere.hear(id, () => wake());
  try {
    for (let next = after; ; ) {
      const told = new Promise<void>((resolve) => {
        wake = resolve;
      });
      // First whether it goes on, then what it told: what is told at its end is not missed.
      const run = await runs.get(id);
      const restore = restoreFrom(run?.restorations ?? {});
      for (const event of await runs.events(id, next)) {
        next = event.sequence;
        yield restoreTexts(event, restore);
        if (event.type === 'ended') return;
      }
      if (run?.status !== 'running' || signal.aborted) return;
      const waiting = new AbortController();
      await Promise.race([told, sleep(everyMs, undefined, { signal: AbortSignal.any([signal, waiting.signal]) }).catch(() => {})]);
      waiting.abort();
    }
  } finally {
    unhear();
  }
}
