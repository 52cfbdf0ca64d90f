import type { DatabaseSync } from 'node:sqlite';
import { type DocumentStore, storedDocument } from '@assay/core';
import { readRow } from '../read-row.ts';

/** Documents as JSON rows; `put` is one statement, so it replaces whole or not at all. */
export function documentStore(database: DatabaseSync): DocumentStore {
  const put = database.prepare(
    'INSERT INTO documents (id, collection, digest, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET collection = excluded.collection, digest = excluded.digest, body = excluded.body',
  );
  const get = database.prepare('SELECT body FROM documents WHERE id = ?');
  const ids = database.prepare('SELECT id FROM documents ORDER BY id');
  const digests = database.prepare('SELECT id, digest FROM documents ORDER BY id');
  const remove = database.prepare('DELETE FROM documents WHERE id = ?');

  const read = (id: string) => {
    const row = get.get(id);
    return row === undefined ? undefined : readRow(row.body, storedDocument, `document ${id}`);
  };

  return {
    async put(document) {
      put.run(document.id, document.collection, document.digest, JSON.stringify(document));
    },
    get: async (id) => read(id),
    async *all() {
      // Row by row from a list of ids: an open statement would block writers of the same connection.
      for (const { id } of ids.all()) {
        const document = read(String(id));
        if (document !== undefined) yield document;
      }
    },
    digests: async () => new Map(digests.all().map(({ id, digest }) => [String(id), String(digest)])),
    remove: async (id) => remove.run(id).changes > 0,
  };
}
