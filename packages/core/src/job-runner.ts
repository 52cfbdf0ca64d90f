import type { Job } from './job.ts';
import { runJob } from './run-job.ts';
import type { ToolRun } from './run-outcome.ts';
import type { RunParts, RunRequest } from './run-request.ts';

/** Starts jobs by name, one of a kind at a time: two would do the same work, or undo each other's. */
export function jobRunner(
  jobs: readonly Job[],
  parts: Pick<RunParts, 'store' | 'now' | 'process'>,
): (request: RunRequest) => Promise<ToolRun> {
  const underWay = new Set<string>();
  return async (request) => {
    const job = jobs.find(({ name }) => name === request.tool);
    if (job === undefined) {
      const message = `There is no job "${request.tool.slice(0, 60)}". The jobs are: ${jobs.map(({ name }) => name).join(', ')}.`;
      return { status: 'refused', code: 'unknown-tool', message };
    }
    if (underWay.has(job.name))
      return {
        status: 'refused',
        code: 'already-running',
        message: `${job.title} is under way already. Wait until it has ended, or stop it.`,
      };
    underWay.add(job.name);
    let run: ToolRun | undefined;
    try {
      run = await runJob(job, parts, request);
    } finally {
      if (run?.status !== 'started') underWay.delete(job.name);
    }
    if (run.status === 'started') void run.finished.finally(() => underWay.delete(job.name));
    return run;
  };
}
