import { AssayError } from '@assay/core';
import { migrate } from '../postgres/migrate.ts';
import { openPgDatabase } from '../postgres/pg-database.ts';
import type { Query, SqlDatabase, SqlValue } from '../postgres/sql-database.ts';
import { postgresRows } from './postgres-rows.ts';
import type { Row, SnapshotTable, SnapshotTarget } from './snapshot.ts';

/** Opens a PostgreSQL store that is to be filled; one that nodes work with is refused, and none starts on it until it was finished. */
export async function openPostgresTarget({ url }: { readonly url: string }): Promise<SnapshotTarget> {
  const database = await openPgDatabase({ url, connections: 4, statementMs: 600_000 });
  try {
    return await postgresTargetOn(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The same on a database that was opened. */
export async function postgresTargetOn(database: SqlDatabase): Promise<SnapshotTarget> {
  await migrate(database);
  await refuseNodes(database.query);
  let begun: Promise<void> | undefined;
  return {
    ...postgresRows(database.query),
    async write(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      // A store that holds anything else is refused before that, and stays as it is.
      begun ??= database.transaction(beginFilling, lockOfFilling);
      await begun;
      const { columns } = table;
      const own = rows.map((row) => ownCells(table, row));
      const names = [...columns, ...(table.name === 'runs' ? runColumns : [])];
      const most = Math.floor(mostValues / names.length);
      await database.transaction(async (query) => {
        for (let from = 0; from < own.length; from += most) {
          const block = own.slice(from, from + most);
          const places = block.map((_, row) => `(${names.map((_, column) => `$${row * names.length + column + 1}`).join(', ')})`);
          await query(`INSERT INTO "${table.name}" (${names.map(quoted).join(', ')}) VALUES ${places.join(', ')}`, block.flat());
        }
      });
    },
    finish: () => database.transaction(endFilling, lockOfFilling),
    close: () => database.close(),
  };
}

/** Nobody works with a store that is half of a copy; a node asks after it joined, so that whoever fills it has seen it or is seen. */
export async function refuseHalf({ transaction }: SqlDatabase): Promise<void> {
  if (await transaction(isFilling, lockOfFilling))
    throw new AssayError(
      'data-folder-unusable',
      'The database that DATABASE_URL names is being filled, or that was cut off. Let "assay migrate" or "assay restore" go on to its end, or empty the database.',
    );
}

// --- Internal ---

const lockOfFilling = 'filling';

/** So many values a statement may have (the protocol counts them in 16 bits). */
const mostValues = 30_000;

/** What a run's row says again, to be found by. */
const runColumns = ['tool', 'configuration', 'case_digest', 'taken_up', 'worker'];

function quoted(name: string): string {
  return `"${name}"`;
}

function ownCells({ name, columns }: SnapshotTable, row: Row): readonly SqlValue[] {
  if (name === 'feedback')
    return row.map((cell, index) => (columns[index] === 'useful' ? cell === 1 : columns[index] === 'text' ? JSON.stringify(cell) : cell));
  if (name !== 'runs') return row;
  const body = objectIn(row[columns.indexOf('body')]);
  const work = objectIn(row[columns.indexOf('work')]);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const isWorkedOn = work.takenUp !== undefined;
  const found = [text(body.tool), text(body.configuration), typeof body.case === 'string' ? body.case : null];
  return [...row, ...found, isWorkedOn ? Number(work.takenUp) : null, isWorkedOn ? 0 : null];
}

function objectIn(cell: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(String(cell));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

async function isFilling(query: Query): Promise<boolean> {
  const { rows } = await query(`SELECT to_regclass('assay_filling') IS NOT NULL AS filling`);
  return rows[0]?.filling === true;
}

async function refuseNodes(query: Query): Promise<void> {
  const { rows } = await query(`SELECT number FROM nodes WHERE seen_at > now() - interval '10 seconds'`);
  if (rows.length === 0) return;
  const who = rows.length === 1 ? 'A node works' : `${rows.length} nodes work`;
  throw new AssayError('already-running', `${who} with the database that is to be filled. Stop every server and command on it first.`);
}

/** What belongs to a run comes before it: until the end nothing asks for the run, and what asked is noted. */
async function beginFilling(query: Query): Promise<void> {
  await refuseNodes(query);
  if (await isFilling(query)) return;
  await query('CREATE TABLE assay_filling (in_table TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL)');
  await query(
    `INSERT INTO assay_filling SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  const { rows } = await query('SELECT in_table, name FROM assay_filling');
  for (const { in_table: table, name } of rows) await query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(String(name))}`);
}

/** Makes the database what it was: each row must have what it belongs to, and numbers go on behind those that came. */
async function endFilling(query: Query): Promise<void> {
  if (!(await isFilling(query))) return;
  const { rows } = await query('SELECT in_table, name, definition FROM assay_filling');
  for (const { in_table: table, name, definition } of rows)
    await query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(String(name))} ${definition}`);
  for (const table of ['evidence', 'usage', 'api_keys'])
    await query(
      `SELECT setval(pg_get_serial_sequence('${table}', 'position'), (SELECT greatest(max(position), 1) FROM ${table}), EXISTS (SELECT FROM ${table}))`,
    );
  await query('DROP TABLE assay_filling');
}
