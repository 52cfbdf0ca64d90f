import { userInfo } from 'node:os';
import { AssayError, unknownTool } from '@assay/core';
import { keyStanding, makeApiKey, roles } from '@assay/server/people';
import type { Command } from '../command.ts';
import { keySettings } from '../people/key-settings.ts';
import { readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay key create --name TEXT --owner PERSON [--group NAME ...] [--role NAME ...] [--tool NAME ...] [--days N] [--json]';

const longestDays = 366;

/** Makes a key for a program. */
export const keyCreate: Command = {
  usage,
  summary: 'make a key by which a program may use the server, for so many days (90)',
  async run({ arguments: given, terminal, open }) {
    const options = {
      name: { type: 'string' },
      owner: { type: 'string' },
      group: { type: 'string', multiple: true },
      role: { type: 'string', multiple: true },
      tool: { type: 'string', multiple: true },
      days: { type: 'string', default: '90' },
      json: { type: 'boolean' },
    } as const;
    const { values } = readArguments(given, options, usage);
    const { name = '', owner = '', group = [], role = [], tool = [] } = values;
    if (name.trim() === '') throw new AssayError('bad-usage', `Say what the key is for with --name.\nUsage: ${usage}`);
    if (owner.trim() === '')
      throw new AssayError('bad-usage', `Say on whose behalf it acts with --owner: runs belong to them.\nUsage: ${usage}`);
    if (!/^(?:person|program):\S{1,200}$/.test(owner.trim()))
      throw new AssayError('bad-usage', `--owner is person:ID or program:NAME, not "${owner}".\nUsage: ${usage}`);
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 1 || days > longestDays)
      throw new AssayError('bad-usage', `--days is a whole number from 1 to ${longestDays}, not "${values.days}".\nUsage: ${usage}`);
    const unknownRole = role.find((one) => !roles.some((known) => known === one));
    if (unknownRole !== undefined)
      throw new AssayError('bad-usage', `There is no role "${unknownRole}". The roles are: ${roles.join(', ')}.\nUsage: ${usage}`);
    const { store, people, tools, now } = await open();
    const missing = tool.find((one) => !tools.has(one));
    if (missing !== undefined) throw unknownTool(missing, tools.keys());

    const at = now();
    const { text, key } = makeApiKey(
      {
        name: name.trim(),
        owner: owner.trim(),
        groups: [...new Set(['everyone', ...group])],
        roles: ['user', ...role],
        tools: tool,
        expiresAt: new Date(at.getTime() + days * 24 * 60 * 60 * 1_000).toISOString(),
      },
      at,
    );
    // On record before it can be used.
    const body = {
      key: key.id,
      name: key.name,
      owner: key.owner,
      groups: [...key.groups],
      roles: [...key.roles],
      tools: [...key.tools],
      expiresAt: key.expiresAt,
    };
    await store.audit.append({ kind: 'key-created', at: at.toISOString(), actor: userInfo().username, body });
    await store.people.putKey(key);
    const standing = keyStanding(key, { owner: await store.people.getSignIn(key.owner), settings: keySettings(people), now: at });
    const { id, expiresAt } = key;
    if (values.json === true) terminal.out(JSON.stringify({ status: 'done', id, key: text, expiresAt }));
    else
      terminal.out(
        `${text}\nShown once: put it where secrets are kept. It ends on ${expiresAt.slice(0, 10)}; before that: npx assay key revoke ${id}`,
      );
    if (standing.state !== 'active') terminal.notify(plain(`It does not work yet: ${standing.reason}.`));
    return 0;
  },
};
