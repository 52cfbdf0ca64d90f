import { randomUUID } from 'node:crypto';
import { AssayError } from '@assay/core';
import type { WaitingUploads } from '../cluster.ts';
import type { SqlDatabase } from './sql-database.ts';

/** A run is taken up for a day at most. */
const longestMs = 25 * 3_600_000;

/** Uploads in the database: whichever node goes on with the work on them finds them there. */
export function waitingUploads(database: SqlDatabase): WaitingUploads {
  const { query } = database;
  return {
    async keep(files) {
      const upload = randomUUID();
      await database.transaction(async (ask) => {
        // A name came from outside and is kept as JSON: it may hold any character.
        for (const [place, { name, bytes }] of files.entries())
          await ask('INSERT INTO uploads (upload, place, name, body) VALUES ($1, $2, $3, $4)', [
            upload,
            place,
            JSON.stringify(name),
            bytes,
          ]);
      });
      return upload;
    },
    async names(upload) {
      const { rows } = await query('SELECT name FROM uploads WHERE upload = $1 ORDER BY place', [upload]);
      if (rows.length === 0) throw new AssayError('not-found', 'The files of this upload are not there any more. Send them again.');
      return rows.map(({ name }) => String(JSON.parse(String(name))));
    },
    async read(upload, place) {
      const { rows } = await query('SELECT body FROM uploads WHERE upload = $1 AND place = $2', [upload, place]);
      const body = rows[0]?.body;
      if (body instanceof Uint8Array) return body;
      throw new AssayError('not-found', 'This file of an upload is not there any more. Send it again.');
    },
    async remove(upload) {
      await query('DELETE FROM uploads WHERE upload = $1', [upload]);
    },
    async removeOld(now) {
      await query('DELETE FROM uploads WHERE kept_at < $1::timestamptz', [new Date(now.getTime() - longestMs).toISOString()]);
    },
  };
}
