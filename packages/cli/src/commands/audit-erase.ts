import { userInfo } from 'node:os';
import { AssayError, type RunHead, type RunStore } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';
import { eraseRuns } from '../records/erase-runs.ts';
import { openHolds } from '../records/holds.ts';
import { planErasure } from '../records/plan-erasure.ts';
import { erasureNews, reportErasure } from '../records/report-erasure.ts';

const usage = 'assay audit erase RUN... | --person ID --reason TEXT [--dry-run] [--json]';

/** Erases what runs were given and told; that they took place stays on record. */
export const auditErase: Command = {
  usage,
  summary: 'erase what runs were given and told; the audit chain stays whole',
  async run({ arguments: given, terminal, open }) {
    const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
    const options = { person: text, reason: text, 'dry-run': flag, json: flag };
    const { values, positionals } = readArguments(given, options, usage);
    const { person, json: isJson = false, 'dry-run': isDryRun = false } = values;
    if ((person === undefined) === (positionals.length === 0))
      throw new AssayError('bad-usage', `Name runs, or one person with --person.\nUsage: ${usage}`);
    const reason = isDryRun ? '' : readReason(values.reason, usage);
    const { store, now } = await open();
    const wanted = person === undefined ? await namedRuns(store.runs, positionals) : await runsOf(store.runs, person);
    const plan = await planErasure(wanted, { holds: await openHolds(store.audit), now: now() });
    const order = { actor: userInfo().username, reason, now, ...erasureNews(terminal) };
    const outcome = isDryRun ? plan : await eraseRuns(store, plan, order);
    reportErasure(outcome, { terminal, isJson });
    return outcome.heldBack.length + outcome.underWay.length === 0 ? 0 : 1;
  },
};

// --- Internal ---

/** Every run that is named must be there before any is erased. */
async function namedRuns(runs: RunStore, ids: readonly string[]): Promise<readonly RunHead[]> {
  const found: RunHead[] = [];
  for (const id of new Set(ids)) {
    const run = await runs.get(id);
    if (run === undefined) throw new AssayError('not-found', `There is no run "${id}". Nothing was erased.`);
    found.push(run);
  }
  return found;
}

/** A person without a run is more likely a slip of the pen than somebody to erase. */
async function runsOf(runs: RunStore, owner: string): Promise<AsyncIterable<RunHead>> {
  for await (const _ of runs.find({ owner })) return runs.find({ owner });
  throw new AssayError('not-found', `No run of "${owner}" is kept. Nothing was erased. Ids of people stand in audit records as the actor.`);
}
