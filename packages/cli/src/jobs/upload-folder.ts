import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError } from '@assay/core';
import type { WaitingUploads } from '@assay/stores';
import { z } from 'zod';

const names = z.array(z.string());

/** A run is taken up for a day at most. */
const longestMs = 25 * 3_600_000;

/** Uploads in a folder of a data folder: of a deployment that is on one machine alone. */
export function uploadFolder(data: string): WaitingUploads {
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
    async names(upload) {
      const kept = await readFile(join(placeOf(upload), 'names.json'), 'utf8').catch((cause: unknown) => {
        throw new AssayError('not-found', 'The files of this upload are not there any more. Send them again.', { cause });
      });
      return names.parse(JSON.parse(kept));
    },
    read: (upload, place) =>
      readFile(join(placeOf(upload), String(place))).catch((cause: unknown) => {
        throw new AssayError('not-found', 'This file of an upload is not there any more. Send it again.', { cause });
      }),
    remove: (upload) => rm(placeOf(upload), { recursive: true, force: true }),
    async removeOld(now) {
      for (const upload of await readdir(folder).catch(() => [])) {
        const { mtimeMs } = await stat(join(folder, upload));
        if (now.getTime() - mtimeMs > longestMs) await rm(join(folder, upload), { recursive: true, force: true });
      }
    },
  };
}
