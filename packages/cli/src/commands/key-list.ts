import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay key list [--json]';

/** Lists the keys of programs. */
export const keyList: Command = {
  usage,
  summary: 'list the keys of programs, without their secrets',
  async run({ arguments: given, terminal, open }) {
    const { values } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const { store, now } = await open();
    const at = now().toISOString();
    const keys = (await store.people.keys()).map(({ secretDigest: _, ...key }) => ({
      ...key,
      state: key.revokedAt !== undefined ? 'revoked' : key.expiresAt <= at ? 'expired' : 'active',
    }));
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', keys }));
    else if (keys.length === 0) terminal.out('There are no keys. Make one: npx assay key create --name TEXT --owner PERSON');
    else
      terminal.out(
        table([
          ['key', 'state', 'until', 'for', 'on behalf of', 'roles', 'tools'],
          ...keys.map(({ id, state, expiresAt, name, owner, roles, tools }) =>
            [id, state, expiresAt.slice(0, 10), name, owner, roles.join(' '), tools.join(' ') || 'all'].map(plain),
          ),
        ]),
      );
    return 0;
  },
};
