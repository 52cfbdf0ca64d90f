import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { AssayError } from '@assay/core';
import { type Keys, keysOf, readKeysFile, signerIn } from '../backup/backup-keys.ts';
import { keysFileOf } from '../backup/backup-manifest.ts';
import { chainWords, contentWords, rowCounts, sinceWords } from '../backup/backup-words.ts';
import { type Backup, openBackup } from '../backup/open-backup.ts';
import { refuseUsed, restoreBackup } from '../backup/restore-backup.ts';
import type { Command } from '../command.ts';
import { dataFolderOf } from '../data-folder.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { storePlace } from '../store-place.ts';

const usage = 'assay restore FILE.zip [--keys FILE.keys.zip | --without-keys] [--json]';

/** Puts a backup into an empty data folder, after everything in it was proved; whole or not at all. */
export const restore: Command = {
  usage,
  summary: 'put a backup into an empty data folder, whole or not at all, after everything in it was proved',
  async run({ arguments: given, terminal, environment }) {
    const options = { keys: { type: 'string' }, 'without-keys': { type: 'boolean' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    const path = onlyPositional(positionals, 'the file of a backup', usage);
    if (values.keys !== undefined && values['without-keys'] === true)
      throw new AssayError('bad-usage', `Give --keys or --without-keys, not both.\nUsage: ${usage}`);
    const folder = dataFolderOf(environment);
    refuseUsed(folder);
    const keysFile = values['without-keys'] === true ? undefined : (values.keys ?? besideIt(path));
    const keptApart = keysFile === undefined ? undefined : await readKeysFile(keysFile);
    const trustedKey = keysFile === undefined || keptApart === undefined ? undefined : signerIn(keptApart, keysFile);
    const backup = await openBackup({ path, trustedKey, onRow: (done, total) => terminal.progress('Proving the file', done, total) });
    try {
      const restored = { at: new Date().toISOString(), by: userInfo().username };
      const keys = values['without-keys'] === true ? noKeys : await keysFor(backup, keptApart);
      await restoreBackup({ backup, path, keys, folder, place: storePlace(environment, folder), restored, onProgress: terminal.progress });
      const { manifest, signedBy } = backup;
      const { at, by, audit } = manifest;
      if (values.json === true) {
        const counts = { rows: rowCounts(manifest), files: manifest.files.length, keyFiles: keys.size };
        terminal.out(JSON.stringify({ status: 'done', folder, at, by, signedBy, chain: audit, ...counts }));
      } else {
        terminal.out(`Restored to ${folder}: ${contentWords(manifest)}`);
        terminal.out(`The backup was made on ${at} by ${by} and signed by key ${signedBy}.`);
        terminal.out(chainWords(audit));
        for (const line of sinceWords(keys.size > 0)) terminal.out(line);
      }
      return audit.status === 'whole' ? 0 : 1;
    } finally {
      await backup.close();
    }
  },
};

// --- Internal ---

const noKeys: Keys = new Map();

function besideIt(path: string): string | undefined {
  const beside = keysFileOf(path);
  return beside !== path && existsSync(beside) ? beside : undefined;
}

async function keysFor(backup: Backup, keptApart: Keys | undefined): Promise<Keys> {
  const { place } = backup.manifest.keys;
  if (place === 'none' || (place === 'apart' && keptApart === undefined))
    throw new AssayError(
      'bad-usage',
      `${place === 'none' ? 'This backup was made without keys.' : 'The keys of this backup are in a file of their own: name it with --keys.'} With --without-keys it is restored all the same; put keys/ of that data folder into it before anything is started, else nothing in it can be proved or gone on with.`,
    );
  return keysOf(backup, keptApart);
}
