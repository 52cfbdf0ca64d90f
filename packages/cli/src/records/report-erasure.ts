import { withProgress } from '../ingest-files.ts';
import type { Terminal } from '../terminal.ts';
import { plain } from '../terminal.ts';
import { type Erased, type ErasureOrder, eraseRuns } from './erase-runs.ts';
import type { ErasurePlan } from './plan-erasure.ts';

/** Erases for somebody who waits at a terminal: how far it is, is told there. */
export function eraseAtTerminal(
  store: Parameters<typeof eraseRuns>[0],
  plan: ErasurePlan,
  { terminal, ...order }: Omit<ErasureOrder, 'onScrub'> & { readonly terminal: Terminal },
): Promise<Erased> {
  const onScrub = () => terminal.notify('Overwriting what was erased, in the database and its log.');
  return withProgress(eraseRuns(store, plan, { ...order, onScrub }), (done) => terminal.progress('Erasing', done, plan.erase.length));
}

/** Says what was erased, or in a dry run would be, and what was held back and why. */
export function reportErasure(outcome: ErasurePlan | Erased, { terminal, isJson }: { terminal: Terminal; isJson: boolean }): void {
  const { heldBack, underWay, alreadyErased } = outcome;
  const isDryRun = 'erase' in outcome;
  const runs = isDryRun ? outcome.erase.map(({ id }) => id) : outcome.erased;
  if (isJson) {
    const what = isDryRun ? { dryRun: true, wouldErase: runs } : { dryRun: false, erased: runs };
    terminal.out(JSON.stringify({ status: 'done', ...what, heldBack, underWay, alreadyErased }));
    return;
  }
  terminal.out(isDryRun ? `The content of ${runs.length} runs would be erased:` : `The content of ${runs.length} runs was erased.`);
  if (isDryRun) for (const run of runs) terminal.out(plain(`  ${run}`));
  if (alreadyErased > 0) terminal.out(`Of ${alreadyErased} it was erased before.`);
  for (const { run, hold, reason } of heldBack) terminal.out(plain(`  ${run} is held by ${hold}: ${reason}`));
  for (const run of underWay) terminal.out(plain(`  ${run} is under way; erase it when it has ended`));
}
