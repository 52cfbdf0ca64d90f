import type { SharedFiles } from '../cluster.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Files that nodes share; one is put after the other, so that whoever has seen a version has seen all before it. */
export function sharedFiles(database: SqlDatabase, onPut: () => void): SharedFiles {
  return {
    async put(name, body, replaces = () => true) {
      await database.transaction(async (query) => {
        const { rows } = await query('SELECT body FROM shared_files WHERE name = $1', [name]);
        const before = rows[0]?.body;
        if (before instanceof Uint8Array && (Buffer.compare(before, body) === 0 || !replaces(before))) return;
        await query(
          'INSERT INTO shared_files (name, version, body) SELECT $1, coalesce(max(version), 0) + 1, $2 FROM shared_files ON CONFLICT (name) DO UPDATE SET version = excluded.version, body = excluded.body',
          [name, body],
        );
      }, 'files');
      onPut();
    },
    async since(version) {
      const { rows } = await database.query('SELECT name, version, body FROM shared_files WHERE version > $1 ORDER BY version', [version]);
      return rows.flatMap(({ name, version, body }) =>
        body instanceof Uint8Array ? [{ name: String(name), version: Number(version), body }] : [],
      );
    },
  };
}
