import { AssayError } from '@assay/core';
import { migrations } from '../postgres/migrations.ts';
import { openPgDatabase } from '../postgres/pg-database.ts';
import type { Query, SqlDatabase } from '../postgres/sql-database.ts';
import { postgresRows } from './postgres-rows.ts';
import type { Snapshot } from './snapshot.ts';

/** Looks at a PostgreSQL store as it is at this moment, beside the nodes that go on writing. */
export async function openPostgresSnapshot({ url }: { readonly url: string }): Promise<Snapshot> {
  const database = await openPgDatabase({ url, connections: 2 });
  try {
    return await snapshotOn(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The same on a database that was opened: one read transaction, held until the snapshot is closed. */
export async function snapshotOn(database: SqlDatabase): Promise<Snapshot> {
  const begun = Promise.withResolvers<Query>();
  const closed = Promise.withResolvers<void>();
  let isEarlier = false;
  let times = 0;
  const holding = database.transaction(async (query) => {
    times += 1;
    // A second moment is not the one that was begun with.
    if (times > 1) throw new Error('The connection to the database was cut while it was being copied. Give the command again.');
    await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    // Writing what was read may take its time.
    await query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const version = await versionOf(query);
    isEarlier = version < migrations.length;
    begun.resolve(query);
    await closed.promise;
  });
  holding.catch(begun.reject);
  const query = await begun.promise;
  return {
    ...postgresRows(query),
    isEarlier,
    async close() {
      closed.resolve();
      await holding.catch(() => {});
      await database.close();
    },
  };
}

// --- Internal ---

/** Its tables are read as they are, and not brought up to date under nodes of an older version. */
async function versionOf(query: Query): Promise<number> {
  const { rows } = await query(`SELECT to_regclass('assay_versions') IS NOT NULL AS begun`);
  if (rows[0]?.begun !== true) return 0;
  const found = await query('SELECT max(version) AS version FROM assay_versions');
  const version = Number(found.rows[0]?.version);
  if (version > migrations.length)
    throw new AssayError('data-folder-unusable', `The database was written by a newer Assay (format ${version}). Use that one.`);
  return version;
}
