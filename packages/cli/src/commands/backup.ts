import { userInfo } from 'node:os';
import { AssayError } from '@assay/core';
import { keyPlaces, keysFileOf } from '../backup/backup-manifest.ts';
import { chainWords, contentWords, keyWords, rowCounts } from '../backup/backup-words.ts';
import { makeBackup } from '../backup/make-backup.ts';
import type { Command } from '../command.ts';
import { dataFolderOf } from '../data-folder.ts';
import { readArguments } from '../read-arguments.ts';
import { storePlace } from '../store-place.ts';
import { plain } from '../terminal.ts';

const usage = 'assay backup --out FILE.zip [--keys apart | inside | none] [--json]';

/** Writes everything durable of a data folder into one file, while a server works, and proves the file by reading it again. */
export const backup: Command = {
  usage,
  summary: 'write everything that is kept into one signed file, while the server works; keys go into a file of their own',
  async run({ arguments: given, terminal, environment }) {
    const options = { out: { type: 'string' }, keys: { type: 'string', default: 'apart' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(given, options, usage);
    const { out: file } = values;
    const place = keyPlaces.find((one) => one === values.keys);
    if (file === undefined || !/\.zip$/i.test(file) || positionals.length > 0)
      throw new AssayError('bad-usage', `Name the file with --out; it ends in .zip.\nUsage: ${usage}`);
    if (place === undefined) throw new AssayError('bad-usage', `--keys is ${keyPlaces.join(', ')}, not "${values.keys}".\nUsage: ${usage}`);
    const made = { at: new Date().toISOString(), by: userInfo().username };
    const folder = dataFolderOf(environment);
    const manifest = await makeBackup({
      folder,
      place: storePlace(environment, folder),
      file,
      keyPlace: place,
      made,
      onProgress: terminal.progress,
    });
    if (values.json === true) {
      const { at, audit, keys, files, leftOut } = manifest;
      const keysFile = place === 'apart' ? { keysFile: keysFileOf(file) } : {};
      const counts = { rows: rowCounts(manifest), files: files.length, keyFiles: keys.files.length };
      terminal.out(JSON.stringify({ status: 'done', file, ...keysFile, at, chain: audit, ...counts, leftOut }));
    } else {
      terminal.out(`${file}: ${contentWords(manifest)}`);
      terminal.out(keyWords(place, keysFileOf(file)));
      terminal.out(chainWords(manifest.audit));
      terminal.out('It was read again and proved. It holds what people wrote: keep it as you keep the data folder.');
    }
    for (const { path, why } of manifest.leftOut) terminal.notify(plain(`left out: ${path}: ${why}`));
    return manifest.audit.status === 'whole' ? 0 : 1;
  },
};
