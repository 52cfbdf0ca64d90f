import { givenFields, type RunHead } from '@assay/core';
import { type Hold, holdOver } from './holds.ts';

/** A run that stays because a hold covers it. */
export interface HeldBack {
  readonly run: string;
  readonly hold: string;
  readonly reason: string;
}

/** What holds are looked up by. */
type ErasableRun = Pick<RunHead, 'id' | 'owner' | 'case'>;

/** What would be erased, and what would not, and why. */
export interface ErasurePlan {
  readonly erase: readonly ErasableRun[];
  readonly heldBack: readonly HeldBack[];
  readonly underWay: readonly string[];
  readonly alreadyErased: number;
}

/** Nobody works on one run for longer: what began before and never ended was lost with its process. */
const longestRunMs = 86_400_000;

/** Sorts runs into those that can be erased and those that stay; only ids are kept of them. */
export async function planErasure(
  runs: AsyncIterable<RunHead> | Iterable<RunHead>,
  { holds, now }: { readonly holds: readonly Hold[]; readonly now: Date },
): Promise<ErasurePlan> {
  const erase: ErasableRun[] = [];
  const heldBack: HeldBack[] = [];
  const underWay: string[] = [];
  let alreadyErased = 0;
  for await (const run of runs) {
    const { id, owner, case: digest } = run;
    const hold = holdOver(holds, run);
    if (run.erasedAt !== undefined) alreadyErased += 1;
    else if (hold !== undefined) heldBack.push(heldBy(id, hold));
    else if (run.status === 'running' && !isLost(run, now)) underWay.push(id);
    else erase.push({ id, owner, ...givenFields({ case: digest }) });
  }
  return { erase, heldBack, underWay, alreadyErased };
}

/** A run that a hold keeps, as it is told. */
export function heldBy(run: string, { id, reason }: Hold): HeldBack {
  return { run, hold: id, reason };
}

// --- Internal ---

function isLost({ createdAt }: RunHead, now: Date): boolean {
  return now.getTime() - Date.parse(createdAt) > longestRunMs;
}
