import { userInfo } from 'node:os';
import { AssayError, type RunHead, type RunQuery, type RunStore } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';
import { readCase, readCaseDigest } from '../records/case-option.ts';
import { openHolds } from '../records/holds.ts';
import { planErasure } from '../records/plan-erasure.ts';
import { eraseAtTerminal, reportErasure } from '../records/report-erasure.ts';

const usage = 'assay audit erase RUN... | --person ID | --case REFERENCE --reason TEXT [--dry-run] [--json]';

/** Erases what runs were given and told; that they took place stays on record. */
export const auditErase: Command = {
  usage,
  summary: 'erase what runs were given and told; the audit chain stays whole',
  async run({ arguments: given, terminal, open }) {
    const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
    const options = { person: text, case: text, reason: text, 'dry-run': flag, json: flag };
    const { values, positionals } = readArguments(given, options, usage);
    const { person, json: isJson = false, 'dry-run': isDryRun = false } = values;
    const reference = readCase(values.case, usage);
    if ([person, reference, positionals[0]].filter((one) => one !== undefined).length !== 1)
      throw new AssayError('bad-usage', `Name runs, or one person with --person, or one case with --case.\nUsage: ${usage}`);
    const reason = isDryRun ? '' : readReason(values.reason, usage);
    const { store, folder, now } = await open();
    const wanted =
      positionals.length > 0
        ? await namedRuns(store.runs, positionals)
        : await runsOf(store.runs, { owner: person, case: readCaseDigest(reference, folder.deploymentKey, usage) }, person ?? reference);
    const plan = await planErasure(wanted, { holds: await openHolds(store.audit), now: now() });
    const order = { actor: userInfo().username, reason, now, terminal };
    const outcome = isDryRun ? plan : await eraseAtTerminal(store, plan, order);
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

/** A person or case without a run is more likely a slip of the pen than something to erase. */
async function runsOf(runs: RunStore, query: RunQuery, name = ''): Promise<AsyncIterable<RunHead>> {
  for await (const _ of runs.find(query)) return runs.find(query);
  throw new AssayError('not-found', `No run of "${name}" is kept. Nothing was erased. Ids of people stand in audit records as the actor.`);
}
