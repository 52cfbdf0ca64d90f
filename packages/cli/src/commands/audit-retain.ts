import { userInfo } from 'node:os';
import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { openHolds } from '../records/holds.ts';
import { planErasure } from '../records/plan-erasure.ts';
import { eraseAtTerminal, reportErasure } from '../records/report-erasure.ts';

const usage = 'assay audit retain [--days 365] [--dry-run] [--json]';
const dayMs = 86_400_000;

/** Erases what runs were given and told longer ago than it is to be kept. */
export const auditRetain: Command = {
  usage,
  summary: 'erase what runs were given and told longer ago than so many days; holds are heeded',
  async run({ arguments: given, terminal, open }) {
    const options = { days: { type: 'string', default: '365' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    if (!/^[1-9]\d{0,4}$/.test(values.days) || positionals.length > 0)
      throw new AssayError('bad-usage', `--days is a whole number from 1 to 99999.\nUsage: ${usage}`);
    const { store, now } = await open();
    const to = new Date(now().getTime() - Number(values.days) * dayMs).toISOString();
    const plan = await planErasure(store.runs.find({ to }), { holds: await openHolds(store.audit), now: now() });
    const reason = `kept for ${values.days} days`;
    const order = { actor: userInfo().username, reason, now, terminal };
    const isDryRun = values['dry-run'] === true;
    const outcome = isDryRun ? plan : await eraseAtTerminal(store, plan, order);
    reportErasure(outcome, { terminal, isJson: values.json === true });
    return 0;
  },
};
