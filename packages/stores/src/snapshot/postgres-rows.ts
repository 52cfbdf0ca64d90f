import { z } from 'zod';
import type { Query } from '../postgres/sql-database.ts';
import type { Row, Snapshot, SnapshotTable } from './snapshot.ts';

/** The rows of a PostgreSQL database, read block by block from behind the last key. A table that is not there yet is empty. */
export function postgresRows(query: Query): Pick<Snapshot, 'count' | 'rows'> {
  const isThere = async ({ name }: SnapshotTable) => {
    const { rows } = await query('SELECT to_regclass($1) IS NOT NULL AS there', [name]);
    return rows[0]?.there === true;
  };
  return {
    async count(table) {
      const { name } = table;
      if (!(await isThere(table))) return 0;
      const { rows } = await query(`SELECT count(*) AS rows FROM "${name}"`);
      return Number(rows[0]?.rows);
    },
    async *rows(table) {
      if (!(await isThere(table))) return;
      const { name, columns, key } = table;
      const names = (list: readonly string[]) => list.map((column) => `"${column}"`).join(', ');
      const all = `SELECT ${names(columns)} FROM "${name}"`;
      const places = key.map((_, index) => `$${index + 1}`).join(', ');
      const most = large.has(name) ? fewRows : manyRows;
      const inOrder = `ORDER BY ${names(key)} LIMIT ${most}`;
      let from = '';
      let last: readonly (string | number)[] = [];
      for (;;) {
        const { rows } = await query(`${all} ${from} ${inOrder}`, last);
        for (const row of rows) yield rowOf(row, table);
        const end = rows.at(-1);
        if (end === undefined || rows.length < most) return;
        from = `WHERE (${names(key)}) > (${places})`;
        last = key.map((column) => (numbers.has(column) ? Number(end[column]) : String(end[column])));
      }
    },
  };
}

// --- Internal ---

const manyRows = 500;
/** Their rows may each be as long as a document. */
const fewRows = 20;
const large: ReadonlySet<string> = new Set(['documents', 'runs', 'evidence']);

/** Large integers come as text, and whether something was useful as a boolean. */
const numbers: ReadonlySet<string> = new Set(['position', 'sequence', 'usage', 'tokens', 'pounds', 'useful']);

const value = z.union([z.string(), z.number(), z.null()]);
const work = z.looseObject({ process: z.number() });

function rowOf(row: Readonly<Record<string, unknown>>, { name, columns }: SnapshotTable): Row {
  return columns.map((column) => {
    const cell = row[column];
    // Where it is copied to, whoever worked on a run is nobody.
    if (name === 'runs' && column === 'work' && cell !== null)
      return JSON.stringify({ ...work.parse(JSON.parse(String(cell))), process: 0 });
    // Kept as JSON there, for it may hold a null character.
    if (name === 'feedback' && column === 'text') return z.string().parse(JSON.parse(String(cell)));
    return value.parse(numbers.has(column) ? Number(cell) : cell);
  });
}
