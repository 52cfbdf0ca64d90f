import type { ToolRun } from '@assay/core';

/** The runs that this process works on. */
export interface WorkingRuns {
  /** The same run, counted until it has ended. */
  add(starting: Promise<ToolRun>): Promise<ToolRun>;
  has(run: string): boolean;
  /** Stops one, if it is here. */
  cancel(run: string): void;
  isEmpty(): boolean;
}

/** Opens an empty register. */
export function workingRuns(): WorkingRuns {
  const runs = new Map<string, () => void>();
  return {
    async add(starting) {
      const run = await starting;
      if (run.status === 'started') {
        runs.set(run.id, run.cancel);
        void run.finished.finally(() => runs.delete(run.id));
      }
      return run;
    },
    has: (run) => runs.has(run),
    cancel: (run) => runs.get(run)?.(),
    isEmpty: () => runs.size === 0,
  };
}
