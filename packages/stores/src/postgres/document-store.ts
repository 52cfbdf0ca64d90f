import { type DocumentStore, storedDocument } from '@assay/core';
import { readRow } from '../read-row.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Documents read in one go. */
const inOneGo = 50;

/** Documents as JSON rows; `put` is one statement, so it replaces whole or not at all. */
export function documentStore({ query }: SqlDatabase, onChanged: () => void): DocumentStore {
  return {
    async put({ id, collection, digest, ...more }) {
      await query(
        'INSERT INTO documents (id, collection, digest, body) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET collection = excluded.collection, digest = excluded.digest, body = excluded.body',
        [id, collection, digest, JSON.stringify({ id, collection, digest, ...more })],
      );
      onChanged();
    },
    async get(id) {
      const { rows } = await query('SELECT body FROM documents WHERE id = $1', [id]);
      return rows[0] === undefined ? undefined : readRow(rows[0].body, storedDocument, `document ${id}`);
    },
    async *all() {
      for (let after = ''; ; ) {
        const { rows } = await query(`SELECT id, body FROM documents WHERE id > $1 ORDER BY id LIMIT ${inOneGo}`, [after]);
        for (const { id, body } of rows) yield readRow(body, storedDocument, `document ${id}`);
        const last = rows.at(-1);
        if (last === undefined || rows.length < inOneGo) return;
        after = String(last.id);
      }
    },
    async digests() {
      const { rows } = await query('SELECT id, digest FROM documents ORDER BY id');
      return new Map(rows.map(({ id, digest }) => [String(id), String(digest)]));
    },
    async remove(id) {
      const { changed } = await query('DELETE FROM documents WHERE id = $1', [id]);
      onChanged();
      return changed > 0;
    },
  };
}
