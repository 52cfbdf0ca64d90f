import { defineJob, type Job } from '@assay/core';
import { z } from 'zod';
import type { Deployment } from '../deployment.ts';
import { eraseRuns } from '../records/erase-runs.ts';
import { openHolds } from '../records/holds.ts';
import { planErasure } from '../records/plan-erasure.ts';

const dayMs = 86_400_000;

const input = z.strictObject({
  days: z.int().min(1).max(99_999).describe('What runs were given and told longer ago is erased.'),
});

const result = z.object({
  erased: z.int().describe('Runs whose content was erased.'),
  alreadyErased: z.int(),
  heldBack: z.int().describe('Runs that a hold keeps.'),
  underWay: z.int(),
});

/** Erases what is older than it is to be kept, as `assay audit retain` does; holds are heeded, and given again it finishes what was broken off. */
export function retainJob({ store, now }: Pick<Deployment, 'store' | 'now'>): Job {
  return defineJob({
    name: 'retain',
    title: 'Retention',
    description: 'Erases what runs were given and told longer ago than it is to be kept.',
    roles: ['administrator'],
    input,
    result,
    async *work({ days }, { caller, signal }) {
      const to = new Date(now().getTime() - days * dayMs).toISOString();
      const plan = await planErasure(store.runs.find({ to }), { holds: await openHolds(store.audit), now: now() });
      const order = { actor: caller.id, reason: `kept for ${days} days`, now, signal, onScrub: () => {} };
      const erasing = eraseRuns(store, plan, order);
      for (let step = await erasing.next(); ; step = await erasing.next()) {
        if (step.done === true) {
          const { erased, alreadyErased, heldBack, underWay } = step.value;
          return { erased: erased.length, alreadyErased, heldBack: heldBack.length, underWay: underWay.length };
        }
        yield { message: 'Erasing', done: step.value, total: plan.erase.length };
      }
    },
  });
}
