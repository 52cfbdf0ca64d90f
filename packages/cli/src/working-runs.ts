import type { ToolRun } from '@assay/core';

/** The runs that this process works on. */
export interface WorkingRuns {
  /** The same run, counted until it has ended. */
  add(starting: Promise<ToolRun>): Promise<ToolRun>;
  has(run: string): boolean;
}

/** Opens an empty register. */
export function workingRuns(): WorkingRuns {
  const ids = new Set<string>();
  return {
    async add(starting) {
      const run = await starting;
      if (run.status === 'started') {
        ids.add(run.id);
        void run.finished.finally(() => ids.delete(run.id));
      }
      return run;
    },
    has: (run) => ids.has(run),
  };
}
