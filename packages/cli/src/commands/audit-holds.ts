import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { coverWords, openHolds } from '../records/holds.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay audit holds [--json]';

/** Lists the holds in force. */
export const auditHolds: Command = {
  usage,
  summary: 'list what is held back from erasure, and why',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    if (positionals.length > 0) throw new AssayError('bad-usage', `It takes no names.\nUsage: ${usage}`);
    const { store } = await open();
    const holds = await openHolds(store.audit);
    if (values.json === true)
      terminal.out(JSON.stringify({ status: 'done', holds: holds.map(({ cover, ...hold }) => ({ ...hold, ...cover })) }));
    else if (holds.length === 0) terminal.out('Nothing is held.');
    else
      terminal.out(
        table(holds.map(({ id, at, by, reason, cover }) => [id, at.slice(0, 10), plain(coverWords(cover)), plain(by), plain(reason)])),
      );
    return 0;
  },
};
