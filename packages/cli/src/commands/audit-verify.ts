import { AssayError, verifyAuditChain } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { departureFrom, readCheckpoint } from '../records/checkpoint.ts';

const usage = 'assay audit verify [--checkpoint FILE] [--json]';

/** Walks the audit chain, and from an earlier verification on if its output is at hand. */
export const auditVerify: Command = {
  usage,
  summary: 'walk the audit chain and say whether it is whole, and still goes on from an earlier --json output',
  async run({ arguments: given, terminal, open }) {
    const options = { checkpoint: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    if (positionals.length > 0) throw new AssayError('bad-usage', `A file is given with --checkpoint.\nUsage: ${usage}`);
    const checkpoint = values.checkpoint === undefined ? undefined : await readCheckpoint(values.checkpoint);
    const { store } = await open();
    const records = await store.audit.read();
    const walked = verifyAuditChain(records);
    const departure = walked.status === 'broken' || checkpoint === undefined ? undefined : departureFrom(checkpoint, records);
    const verdict = departure === undefined ? walked : { status: 'broken' as const, sequence: checkpoint?.records ?? 0, reason: departure };
    const head = records.at(-1)?.hash ?? '';
    if (values.json === true) terminal.out(JSON.stringify(verdict.status === 'whole' ? { ...verdict, head } : verdict));
    else if (verdict.status === 'broken') terminal.out(`The audit chain is broken at record ${verdict.sequence}: ${verdict.reason}.`);
    else {
      terminal.out(`The audit chain is whole: ${verdict.records} records, ending in ${head}.`);
      if (checkpoint !== undefined) terminal.out(`It goes on from the checkpoint of ${checkpoint.records} records.`);
    }
    return verdict.status === 'whole' ? 0 : 1;
  },
};
