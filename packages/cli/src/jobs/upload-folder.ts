import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '@assay/core';
import { z } from 'zod';
import type { FileOnDisk } from '../ingest-files.ts';

/** Where the files of an upload wait until they have been taken in. */
export interface UploadFolder {
  /** Keeps files; gives the name by which they are found. */
  keep(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<string>;
  files(upload: string): Promise<readonly FileOnDisk[]>;
  remove(upload: string): Promise<void>;
  /** Takes away what nobody can take in any more. */
  removeOld(now: Date): Promise<void>;
}

const names = z.array(z.string());

/** A run is taken up for a day at most. */
const longestMs = 25 * 3_600_000;

/** Opens the folder for uploads of a data folder. */
export function uploadFolder(data: string): UploadFolder {
  const folder = join(data, 'uploads');
  const placeOf = (upload: string) => {
    if (!/^[0-9a-f-]{36}$/.test(upload)) throw new AssayError('not-found', 'There is no such upload. Send the files again.');
    return join(folder, upload);
  };
  return {
    async keep(files) {
      const upload = randomUUID();
      const place = placeOf(upload);
      await mkdir(place, { recursive: true, mode: 0o700 });
      try {
        // A name that came from outside is data: on the disk a file has a number.
        for (const [index, { bytes }] of files.entries()) await writeFile(join(place, String(index)), bytes, { mode: 0o600, flush: true });
        await writeFile(join(place, 'names.json'), JSON.stringify(files.map(({ name }) => name)), { mode: 0o600, flush: true });
      } catch (error) {
        await rm(place, { recursive: true, force: true });
        throw error;
      }
      return upload;
    },
    async files(upload) {
      const place = placeOf(upload);
      const kept = await readFile(join(place, 'names.json'), 'utf8').catch((cause: unknown) => {
        throw new AssayError('not-found', 'The files of this upload are not there any more. Send them again.', { cause });
      });
      return names.parse(JSON.parse(kept)).map((name, index) => ({ path: join(place, String(index)), name }));
    },
    remove: (upload) => rm(placeOf(upload), { recursive: true, force: true }),
    async removeOld(now) {
      for (const upload of await readdir(folder).catch(() => [])) {
        const { mtimeMs } = await stat(join(folder, upload));
        if (now.getTime() - mtimeMs > longestMs) await rm(join(folder, upload), { recursive: true, force: true });
      }
    },
  };
}
