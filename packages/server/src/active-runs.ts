import type { ToolRun } from '@assay/core';

/** A run that has begun. */
export type StartedRun = ToolRun & { readonly status: 'started' };

/** The runs under way, so that they can be followed and stopped, and so that there are never too many. */
export interface ActiveRuns {
  /** Starts a run if there is room for it. */
  start(owner: string, begin: () => Promise<ToolRun>): Promise<ToolRun | { readonly status: 'busy' }>;
  get(id: string): { readonly run: StartedRun; readonly owner: string } | undefined;
}

/** Opens an empty register with room for `most` runs. */
export function activeRuns(most: number): ActiveRuns {
  const runs = new Map<string, { run: StartedRun; owner: string }>();
  let places = most;

  return {
    async start(owner, begin) {
      if (places === 0) return { status: 'busy' };
      places -= 1;
      let run: ToolRun | undefined;
      try {
        run = await begin();
      } finally {
        if (run?.status !== 'started') places += 1;
      }
      if (run.status !== 'started') return run;
      const { id, finished } = run;
      runs.set(id, { run, owner });
      void finished.finally(() => {
        runs.delete(id);
        places += 1;
      });
      return run;
    },
    get: (id) => runs.get(id),
  };
}
