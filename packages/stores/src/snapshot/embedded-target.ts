import type { DatabaseSync } from 'node:sqlite';
import { AssayError } from '@assay/core';
import { namingFaults } from '../embedded/named-faults.ts';
import { openDatabase } from '../embedded/open-database.ts';
import { embeddedRows } from './embedded-rows.ts';
import type { Row, SnapshotTable, SnapshotTarget } from './snapshot.ts';

/** Makes the store of a data folder that is to be filled. */
export function openEmbeddedTarget({ folder }: { readonly folder: string }): SnapshotTarget {
  return targetOn(openDatabase(folder));
}

/** The same on a database that was opened and has its tables. */
export function targetOn(database: DatabaseSync): SnapshotTarget {
  // What belongs to a run comes before it; that nothing lacks its run is checked at the end.
  database.exec('PRAGMA foreign_keys = OFF');

  const insertInto = (table: SnapshotTable) => {
    const places = table.columns.map((_, index) => `?${index + 1}`);
    const own = others[table.name] ?? { columns: table.columns, values: places };
    return database.prepare(`INSERT INTO ${table.name} (${own.columns.join(', ')}) VALUES (${own.values.join(', ')})`);
  };
  return {
    ...embeddedRows(database),
    ...namingFaults({
      async write(table: SnapshotTable, rows: readonly Row[]) {
        const insert = insertInto(table);
        database.exec('BEGIN IMMEDIATE');
        try {
          for (const row of rows) insert.run(...row);
          database.exec('COMMIT');
        } catch (error) {
          if (database.isTransaction) database.exec('ROLLBACK');
          throw error;
        }
      },
      async finish() {
        const [lost] = database.prepare('PRAGMA foreign_key_check').all();
        if (lost !== undefined)
          throw new AssayError(
            'data-file-invalid',
            `A row of ${lost.table} belongs to none of ${lost.parent}: something is missing in it.`,
          );
        const problem = String(database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check);
        if (problem !== 'ok') throw new AssayError('data-folder-unusable', `What was written is damaged (${problem}). Look at the disk.`);
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      },
    }),
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

// --- Internal ---

/** No process has this number, so that whoever starts there takes up what was under way. */
const nobody = 2_147_483_647;

/** What is kept in another way (embedded-rows.ts). */
const others: Readonly<Record<string, { readonly columns: readonly string[]; readonly values: readonly string[] }>> = {
  api_keys: { columns: ['rowid', 'id', 'revoked_at', 'body'], values: ['?1', '?2', '?3', '?4'] },
  runs: {
    columns: ['id', 'owner', 'status', 'created_at', 'body', 'input', 'restorations', 'erased_at'],
    values: [
      '?1',
      '?2',
      '?3',
      '?4',
      `CASE WHEN ?6 IS NULL THEN ?5 ELSE json_set(?5, '$.work', json_set(?6, '$.process', ${nobody})) END`,
      '?7',
      '?8',
      '?9',
    ],
  },
};
