import { setTimeout as sleep } from 'node:timers/promises';
import type { RunRequest, Store, ToolRun } from '@assay/core';
import type { Cluster } from '@assay/stores';

type Start = (request: RunRequest) => Promise<ToolRun>;

interface Shared {
  readonly cluster: Pick<Cluster, 'inTurn'>;
  readonly runs: Pick<Store['runs'], 'find' | 'get'>;
}

/** Starts jobs that are one of their kind at a time on all nodes: also one that is on another node, or that waits to be taken up. */
export function oneOfAKind(start: Start, { cluster, runs }: Shared): Start {
  return (request) => {
    // A run that is taken up is under way already.
    if (request.left !== undefined) return start(request);
    return cluster.inTurn('jobs', async () => {
      const { tool } = request;
      for await (const _ of runs.find({ tool, underWay: true }))
        return {
          status: 'refused',
          code: 'already-running',
          message: 'This work is under way already, here or on another node. Wait until it has ended, or stop it.',
        };
      const run = await start(request);
      if (run.status === 'started') await isKept(run, runs);
      return run;
    });
  };
}

// --- Internal ---

const everyMs = 10;

/** Whoever comes next finds it under way, or ended. */
async function isKept({ id, finished }: Extract<ToolRun, { status: 'started' }>, runs: Shared['runs']): Promise<void> {
  let hasEnded = false;
  void finished.finally(() => {
    hasEnded = true;
  });
  while (!hasEnded && (await runs.get(id)) === undefined) await sleep(everyMs);
}
