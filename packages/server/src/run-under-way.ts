import type { RunStatus, StoredRun } from '@assay/core';
import type { ActiveRuns } from './active-runs.ts';
import type { ServerParts } from './server-parts.ts';

interface Working {
  readonly active: Pick<ActiveRuns, 'get'>;
  readonly elsewhere: ServerParts['elsewhere'];
}

/** How a run stands: one that is said to go on and that nobody can be working on has failed. */
export function standingOf({ id, status }: Pick<StoredRun, 'id' | 'status'>, { active, elsewhere }: Working): RunStatus {
  const isLost = status === 'running' && active.get(id) === undefined && elsewhere === undefined;
  return isLost ? 'failed' : status;
}

/** Stops a run, whichever node works on it. */
export async function stopRun({ id, status }: Pick<StoredRun, 'id' | 'status'>, { active, elsewhere }: Working): Promise<void> {
  const live = active.get(id)?.run;
  if (live !== undefined) live.cancel();
  else if (status === 'running') await elsewhere?.stop(id);
}
