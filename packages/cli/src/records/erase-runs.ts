import type { Store } from '@assay/core';
import { holdOver, openHolds } from './holds.ts';
import { type ErasurePlan, type HeldBack, heldBy } from './plan-erasure.ts';

/** Who erases, when and why. */
export interface ErasureOrder {
  readonly actor: string;
  readonly reason: string;
  readonly now: () => Date;
  /** Stops it between two runs. */
  readonly signal?: AbortSignal;
  /** Told before the bytes of what was erased are overwritten, which takes long in a large store. */
  readonly onScrub: () => void;
}

/** What was erased of a plan; holds that came meanwhile are heeded. */
export type Erased = Omit<ErasurePlan, 'erase'> & { readonly erased: readonly string[] };

/** Runs that one audit record names. */
const batchSize = 100;

/**
 * Erases what a plan says: each batch is on record before its first run is erased, each run goes whole or not at all, and what
 * was erased is overwritten in the store's files at the end. It tells after each run how many are dealt with. Whoever was interrupted
 * gives the same order again.
 */
export async function* eraseRuns(
  store: Pick<Store, 'audit' | 'runs'>,
  plan: ErasurePlan,
  order: ErasureOrder,
): AsyncGenerator<number, Erased> {
  const erased: string[] = [];
  const heldBack: HeldBack[] = [...plan.heldBack];
  const underWay: string[] = [...plan.underWay];
  const total = plan.erase.length;
  for (let start = 0; start < total && order.signal?.aborted !== true; start += batchSize) {
    const holds = await openHolds(store.audit);
    const batch = plan.erase.slice(start, start + batchSize).filter((run) => {
      const hold = holdOver(holds, run);
      if (hold !== undefined) heldBack.push(heldBy(run.id, hold));
      return hold === undefined;
    });
    if (batch.length === 0) continue;
    const runs = batch.map(({ id }) => id);
    const at = order.now().toISOString();
    await store.audit.append({ kind: 'content-erased', at, actor: order.actor, body: { runs, count: runs.length, reason: order.reason } });
    for (const [place, run] of batch.entries()) {
      if (order.signal?.aborted) break;
      const hold = holdOver(await openHolds(store.audit), run);
      if (hold !== undefined) heldBack.push(heldBy(run.id, hold));
      else if (await eraseRun(store, run.id, at)) erased.push(run.id);
      else underWay.push(run.id);
      yield start + place + 1;
    }
  }
  if (erased.length > 0) order.onScrub();
  await store.runs.scrub();
  return { erased, heldBack, underWay, alreadyErased: plan.alreadyErased };
}

// --- Internal ---

/** A run that was lost with its process is closed first; the plan lets no other through that is under way. */
async function eraseRun({ runs }: Pick<Store, 'runs'>, id: string, at: string): Promise<boolean> {
  if ((await runs.get(id))?.status === 'running') await runs.close(id, 'failed', {});
  return (await runs.erase(id, at)) !== 'running';
}
