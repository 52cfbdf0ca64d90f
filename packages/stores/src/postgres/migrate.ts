import { AssayError } from '@assay/core';
import { migrations } from './migrations.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Brings the tables of a database up to date, once however many nodes start at a time; never back. */
export async function migrate(database: SqlDatabase, steps: readonly string[] = migrations): Promise<void> {
  const { rows } = await database.query("SELECT current_setting('server_encoding') AS encoding, current_schema() AS schema");
  const [{ encoding = '', schema = null } = {}] = rows;
  if (encoding !== 'UTF8') throw unusable(`its encoding is ${encoding}. Make one with: CREATE DATABASE assay ENCODING 'UTF8'`);
  if (schema === null) throw unusable('its search_path names no schema that is there. Make the schema, or name another one');
  await database.transaction(async (query) => {
    await query('CREATE TABLE IF NOT EXISTS assay_versions (version INTEGER PRIMARY KEY, installed_at TIMESTAMPTZ NOT NULL DEFAULT now())');
    const found = await query('SELECT coalesce(max(version), 0) AS version FROM assay_versions');
    const version = Number(found.rows[0]?.version);
    if (version > steps.length)
      throw unusable(`it was written by a newer Assay (format ${version}; this one knows up to ${steps.length}). Start the newer one`);
    for (const [index, step] of [...steps.entries()].slice(version)) {
      await query(step);
      await query('INSERT INTO assay_versions (version) VALUES ($1)', [index + 1]);
    }
  }, 'migrations');
}

// --- Internal ---

function unusable(reason: string): AssayError {
  return new AssayError('data-folder-unusable', `The database that DATABASE_URL names cannot be used: ${reason}.`);
}
