import type { Cluster } from '@assay/stores';
import type { WorkingRuns } from '../working-runs.ts';

const everyMs = 1_000;

/** Stops the runs of this node that somebody asked another node to stop; the function it returns ends that. */
export function heedStops({ hear, stopsAsked }: Pick<Cluster, 'hear' | 'stopsAsked'>, working: WorkingRuns): () => void {
  const look = async () => {
    if (working.isEmpty()) return;
    try {
      for (const run of await stopsAsked()) working.cancel(run);
    } catch {
      // A database that is away is asked again; runs fail by themselves when they cannot be recorded.
    }
  };
  const timer = setInterval(() => void look(), everyMs).unref();
  const unhear = hear('stop', (run) => {
    if (run === undefined) void look();
    else working.cancel(run);
  });
  return () => {
    clearInterval(timer);
    unhear();
  };
}
