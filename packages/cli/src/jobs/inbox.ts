import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { AssayError } from '@assay/core';
import { listFiles } from '../ingest-files.ts';

/** A file of the inbox, and where in it that is. */
export interface InboxFile {
  readonly path: string;
  readonly inside: string;
}

/** The files of a folder of the inbox: what whoever keeps the server puts into `inbox` in the data folder. No link leads out of it. */
export async function inboxFiles(data: string, folder: string): Promise<readonly InboxFile[]> {
  const found = await placeIn(data, folder);
  if (found === undefined)
    throw new AssayError(
      'not-found',
      `There is no folder "${folder.slice(0, 200)}" in the inbox of the data folder. Put the files there first.`,
    );
  const files = await listFiles(found.place);
  if (files.length === 0) throw new AssayError('not-found', `The folder "${folder.slice(0, 200)}" of the inbox holds no files.`);
  return files.map((path) => ({ path, inside: relative(found.inbox, path) }));
}

/** A file that some node found in the inbox, on this one. */
export async function inboxFile(data: string, inside: string): Promise<string> {
  const found = await placeIn(data, inside);
  if (found !== undefined) return found.place;
  throw new AssayError(
    'not-found',
    `The file "${inside.slice(0, 200)}" is not in the inbox of this node any more. Where several nodes take files in, "inbox" must be one folder that all of them see.`,
  );
}

// --- Internal ---

async function placeIn(data: string, name: string): Promise<{ readonly inbox: string; readonly place: string } | undefined> {
  const inbox = await realpath(join(data, 'inbox')).catch(() => undefined);
  const place = inbox === undefined ? undefined : await realpath(join(inbox, name)).catch(() => undefined);
  if (inbox === undefined || place === undefined) return undefined;
  const inside = relative(inbox, place);
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? undefined : { inbox, place };
}
