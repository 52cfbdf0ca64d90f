import { keyStanding } from '@assay/server/people';
import type { Command } from '../command.ts';
import { keySettings } from '../people/key-settings.ts';
import { readArguments } from '../read-arguments.ts';
import { plain, table } from '../terminal.ts';

const usage = 'assay key list [--json]';

/** Lists the keys of programs. */
export const keyList: Command = {
  usage,
  summary: 'list the keys of programs, without their secrets, and when their owners last signed in',
  async run({ arguments: given, terminal, open }) {
    const { values } = readArguments(given, { json: { type: 'boolean' } }, usage);
    const { store, people, now } = await open();
    const settings = keySettings(people);
    const listed = (await store.people.keys()).map(async (key) => {
      const owner = await store.people.getSignIn(key.owner);
      const { secretDigest: _, ...shown } = key;
      return { ...shown, ...keyStanding(key, { owner, settings, now: now() }), ownerSignedInAt: owner?.at ?? null };
    });
    const keys = await Promise.all(listed);
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', keys }));
    else if (keys.length === 0) terminal.out('There are no keys. Make one: npx assay key create --name TEXT --owner PERSON');
    else
      terminal.out(
        table([
          ['key', 'state', 'until', 'for', 'on behalf of', 'last signed in', 'roles', 'tools'],
          ...keys.map(({ id, state, expiresAt, name, owner, ownerSignedInAt, roles, tools }) => {
            const last = ownerSignedInAt?.slice(0, 10) ?? 'never';
            return [id, state, expiresAt.slice(0, 10), name, owner, last, roles.join(' '), tools.join(' ') || 'all'].map(plain);
          }),
        ]),
      );
    return 0;
  },
};
