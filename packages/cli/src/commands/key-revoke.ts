import { userInfo } from 'node:os';
import { AssayError } from '@assay/core';
import type { Command } from '../command.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';

const usage = 'assay key revoke ID [--json]';

/** Ends a key at once. */
export const keyRevoke: Command = {
  usage,
  summary: 'end a key at once',
  async run({ arguments: given, terminal, open }) {
    const { values, positionals } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const id = onlyPositional(positionals, 'one key', usage);
    const { store, now } = await open();
    const at = now().toISOString();
    if (!(await store.people.revokeKey(id, at)))
      throw new AssayError('not-found', `There is no key "${id}" that could be revoked. See: npx assay key list`);
    await store.audit.append({ kind: 'key-revoked', at, actor: userInfo().username, body: { key: id } });
    terminal.out(values.json === true ? JSON.stringify({ status: 'done', id }) : `The key ${id} is worth nothing any more.`);
    return 0;
  },
};
