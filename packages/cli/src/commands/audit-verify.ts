import { verifyAuditChain } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

const usage = 'assay audit verify [--json]';

/** Walks the audit chain. */
export const auditVerify: Command = {
  usage,
  summary: 'walk the audit chain and say whether it is whole',
  async run({ arguments: given, terminal, open }) {
    const { values } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const { store } = await open();
    const records = await store.audit.read();
    const verdict = verifyAuditChain(records);
    const head = records.at(-1)?.hash ?? '';
    if (values.json === true) terminal.out(JSON.stringify(verdict.status === 'whole' ? { ...verdict, head } : verdict));
    else if (verdict.status === 'whole') terminal.out(`The audit chain is whole: ${verdict.records} records, ending in ${head}.`);
    else terminal.out(`The audit chain is broken at record ${verdict.sequence}: ${verdict.reason}.`);
    return verdict.status === 'whole' ? 0 : 1;
  },
};
