import { userInfo } from 'node:os';
import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { readReason } from '../read-reason.ts';
import { coverWords, openHolds } from '../records/holds.ts';
import { plain } from '../terminal.ts';

const usage = 'assay audit release HOLD --reason TEXT [--json]';

/** Ends a hold; what it covered can be erased again. */
export const auditRelease: Command = {
  usage,
  summary: 'end a hold, so that what it covered can be erased again',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { reason: { type: 'string' }, json: { type: 'boolean' } }, usage);
    const id = onlyPositional(positionals, 'one hold', usage);
    const reason = readReason(values.reason, usage);
    const { store, now } = await open();
    const hold = (await openHolds(store.audit)).find((one) => one.id === id);
    if (hold === undefined) throw new AssayError('not-found', `There is no hold "${id}" in force. See: npx assay audit holds`);
    const body = { hold: id, reason };
    await store.audit.append({ kind: 'hold-released', at: now().toISOString(), actor: userInfo().username, body });
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', hold: id }));
    else terminal.out(plain(`${id} is released: ${coverWords(hold.cover)}.`));
    return 0;
  },
};
