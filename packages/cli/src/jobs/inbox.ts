import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { AssayError } from '@assay/core';
import { type FileOnDisk, listFiles } from '../ingest-files.ts';

/** The files of a folder of the inbox: what whoever keeps the server puts into `inbox` in the data folder. No link leads out of it. */
export async function inboxFiles(data: string, folder: string): Promise<readonly FileOnDisk[]> {
  const inbox = await realpath(join(data, 'inbox')).catch(() => undefined);
  const place = inbox === undefined ? undefined : await realpath(join(inbox, folder)).catch(() => undefined);
  const inside = inbox === undefined || place === undefined ? '..' : relative(inbox, place);
  if (place === undefined || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new AssayError(
      'not-found',
      `There is no folder "${folder.slice(0, 200)}" in the inbox of the data folder. Put the files there first.`,
    );
  const files = await listFiles(place);
  if (files.length === 0) throw new AssayError('not-found', `The folder "${folder.slice(0, 200)}" of the inbox holds no files.`);
  return files.map((path) => ({ path }));
}
