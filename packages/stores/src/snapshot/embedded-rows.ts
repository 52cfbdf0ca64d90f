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
        const own = cell(table, column);
        return `${own !== column || there.has(column) ? own : 'NULL'} AS ${column}`;
      });
      const order = table.key.map((column) => cell(table, column)).join(', ');
      const all = database.prepare(`SELECT ${cells.join(', ')} FROM ${table.name} ORDER BY ${order}`);
      for (const row of all.iterate()) yield rowOf(row, table);
    },
  };
}

// --- Internal ---

/** What is kept in another way: the number that SQLite gives each key as it comes, and who works on a run, which is in its body; where it is copied to, that process is nobody. */
const others: Readonly<Record<string, string>> = {
  'api_keys.position': 'rowid',
  'runs.body': `CASE WHEN json_valid(body) AND json_type(body, '$.work') IS NOT NULL THEN json_remove(body, '$.work') ELSE body END`,
  'runs.work': `CASE WHEN json_valid(body) AND json_type(body, '$.work') = 'object' THEN json_set(json_extract(body, '$.work'), '$.process', 0) END`,
};

function cell({ name }: SnapshotTable, column: string): string {
  return others[`${name}.${column}`] ?? column;
}

const value = z.union([z.string(), z.number(), z.null()]);

function rowOf(row: Readonly<Record<string, unknown>>, { columns }: SnapshotTable): Row {
  return columns.map((column) => value.parse(row[column]));
}
