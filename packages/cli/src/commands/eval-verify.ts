import { readChainedLog } from '@assay/core';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readInputFile } from '../read-text-file.ts';

const usage = 'assay eval verify LOG [--json]';

/** Proves a run log whole, byte for byte, or says where it breaks. */
export const evalVerify: Command = {
  usage,
  summary: 'prove a run log whole, or say at which line it was changed',
  async run({ arguments: given, terminal }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const file = onlyPositional(positionals, 'one run log', usage);
    const log = readChainedLog(new TextDecoder().decode(await readInputFile(file)));
    const verdict =
      log.status === 'whole'
        ? { status: log.status, records: log.records.length, head: log.head }
        : { status: log.status, line: log.line, reason: log.reason };
    if (values.json === true) terminal.out(JSON.stringify(verdict));
    else if (log.status === 'whole')
      terminal.out(`The run log is whole: ${log.records.length} records, ending in ${log.head.slice(0, 12)}.`);
    else terminal.out(`The run log breaks at line ${log.line}: ${log.reason}.`);
    return log.status === 'whole' ? 0 : 1;
  },
};
