import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Row, Snapshot, SnapshotTable } from './snapshot.ts';

/** The rows of an embedded database. A table or column that an older format had not is empty. */
export function embeddedRows(database: DatabaseSync): Pick<Snapshot, 'count' | 'rows'> {
  const columnsOf = (table: SnapshotTable) => {
    const there = database.prepare('SELECT name FROM pragma_table_info(?)').all(table.name);
    return new Set(there.map(({ name }) => String(name)));
  };
  return {
    async count(table) {
      if (columnsOf(table).size === 0) return 0;
      return Number(database.prepare(`SELECT count(*) AS rows FROM ${table.name}`).get()?.rows);
    },
    async *rows(table) {
      const there = columnsOf(table);
      if (there.size === 0) return;
      const cells = table.columns.map((column) => {
        const own = embeddedColumn(table, column);
        return `${own === 'rowid' || there.has(own) ? own : 'NULL'} AS ${column}`;
      });
      const order = table.key.map((column) => embeddedColumn(table, column)).join(', ');
      const all = database.prepare(`SELECT ${cells.join(', ')} FROM ${table.name} ORDER BY ${order}`);
      for (const row of all.iterate()) yield rowOf(row, table);
    },
  };
}

/** What a column is called there: keys stand in the order in which they came, by a number that SQLite gives. */
export function embeddedColumn({ name }: SnapshotTable, column: string): string {
  return name === 'api_keys' && column === 'position' ? 'rowid' : column;
}

// --- Internal ---

const value = z.union([z.string(), z.number(), z.null()]);

function rowOf(row: Readonly<Record<string, unknown>>, { columns }: SnapshotTable): Row {
  return columns.map((column) => value.parse(row[column]));
}
