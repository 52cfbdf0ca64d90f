import { lostOpenings, messageOf, type RunRequest, type TakenUp, takeUpRuns } from '@assay/core';
import type { Deployment } from './deployment.ts';

interface KeepingRuns {
  /** Starts a run among the others of a server, or says why not. */
  start(request: RunRequest): Promise<string | undefined>;
  warn(message: string): void;
}

const everyMs = 60_000;
/** Where nodes share a store, what one of them left is taken up by another. */
const everyMsTogether = 5_000;

/**
 * Takes up the runs that a process left behind, and ends those that nobody can go on with: now, and every minute from then on, for what
 * could not be recorded while the disk was full. Returns what was found now, and how to stop looking.
 */
export async function keepRuns(
  { store, now, process, isAlive, isWorkingOn }: Pick<Deployment, 'store' | 'now' | 'process' | 'isAlive' | 'isWorkingOn'>,
  { start, warn }: KeepingRuns,
): Promise<TakenUp & { readonly stop: () => void }> {
  const parts = { store, now, isAlive, isActive: isWorkingOn, start, process };
  const { sequence } = await store.audit.append({ kind: 'service-started', at: now().toISOString(), actor: 'assay', body: {} });
  const openings = lostOpenings(parts, sequence);
  await openings.look();
  const found = await takeUpRuns(parts);
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      await openings.look();
      await takeUpRuns(parts);
    } catch (error) {
      warn(`Runs that ended without a record could not be dealt with: ${messageOf(error)}. This is tried again every minute.`);
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), store.cluster === undefined ? everyMs : everyMsTogether).unref();
  const unhear = store.cluster?.onGone(() => void look());
  const stop = () => {
    clearInterval(timer);
    unhear?.();
  };
  return { ...found, stop };
}
