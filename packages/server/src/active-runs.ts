import { setTimeout as sleep } from 'node:timers/promises';
import type { ToolRun } from '@assay/core';

/** A run that has begun. */
export type StartedRun = ToolRun & { readonly status: 'started' };

/** There is no place for one more run: of this owner, or of anybody. */
export interface Busy {
  readonly status: 'busy';
  readonly isOwn: boolean;
  /** How many places there are. */
  readonly places: number;
}

/** The runs under way, so that they can be followed and stopped, and so that there are never too many. */
export interface ActiveRuns {
  /** Starts a run if there is room for it, and for one more of this owner. */
  start(owner: string, begin: () => Promise<ToolRun>): Promise<ToolRun | Busy>;
  /** Waits until all have ended, so many milliseconds at most. */
  settled(mostMs: number): Promise<void>;
  get(id: string): { readonly run: StartedRun; readonly owner: string } | undefined;
}

/** Opens an empty register with room for `most` runs, `mostEach` of one owner: nobody takes all places. */
export function activeRuns(most: number, mostEach = most): ActiveRuns {
  const runs = new Map<string, { run: StartedRun; owner: string }>();
  const held = new Map<string, number>();
  let places = most;

  const take = (owner: string, change: number) => {
    places -= change;
    const now = (held.get(owner) ?? 0) + change;
    if (now === 0) held.delete(owner);
    else held.set(owner, now);
  };

  return {
    async start(owner, begin) {
      if (places === 0) return { status: 'busy', isOwn: false, places: most };
      if ((held.get(owner) ?? 0) >= mostEach) return { status: 'busy', isOwn: true, places: mostEach };
      take(owner, 1);
      let run: ToolRun | undefined;
      try {
        run = await begin();
      } finally {
        if (run?.status !== 'started') take(owner, -1);
      }
      if (run.status !== 'started') return run;
      const { id, finished } = run;
      runs.set(id, { run, owner });
      void finished.finally(() => {
        runs.delete(id);
        take(owner, -1);
      });
      return run;
    },
    async settled(mostMs) {
      const late = new AbortController();
      const ends = [...runs.values()].map(({ run }) => run.finished);
      await Promise.race([Promise.allSettled(ends), sleep(mostMs, undefined, { signal: late.signal })]);
      late.abort();
    },
    get: (id) => runs.get(id),
  };
}
