import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig, Pool, PoolClient, QueryResult } from 'pg';
import { listenOn } from './listen-on.ts';
import { isCut, postgresFault } from './postgres-faults.ts';
import { beginning, refuseNull, type SqlDatabase, type SqlResult, type SqlValue } from './sql-database.ts';

/** How a database is spoken with. */
export interface PgSettings {
  readonly url: string;
  /** Connections at once. */
  readonly connections?: number;
  /** So long a statement may take, so long it waits for a lock, and so long a free connection is waited for. */
  readonly statementMs?: number;
  readonly lockMs?: number;
  readonly connectMs?: number;
  /** So long a server that is away is waited for. */
  readonly awayMs?: number;
}

/**
 * A database through `pg`. While the server is away, what has done nothing yet is tried again for some seconds, so that a restart of
 * the server is no failure; a commit whose answer was lost is one, for nobody knows whether it was made.
 */
export async function openPgDatabase(settings: PgSettings): Promise<SqlDatabase> {
  const { default: pg } = await import('pg');
  const { connections = 10, connectMs = 5_000, awayMs = 5_000 } = settings;
  const pool: Pool = new pg.Pool({ ...clientConfig(settings), max: connections, connectionTimeoutMillis: connectMs });
  // A connection that is cut while nobody uses it: the next one is made anew.
  pool.on('error', () => {});

  /** Tries again what has done nothing, while the way is cut. */
  async function whileAway<Result>(work: () => Promise<Result>): Promise<Result> {
    const until = performance.now() + awayMs;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (pool.ended || !isCut(error) || performance.now() >= until || error instanceof Committing)
          throw postgresFault(error instanceof Committing ? error.cause : error) ?? error;
        await sleep(betweenMs);
      }
    }
  }

  const withClient = async <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect();
    let isSound = true;
    // A connection that is cut while it is used says so twice; the query's own error is the one that counts.
    const ignore = () => {};
    client.on('error', ignore);
    try {
      return await work(client);
    } catch (error) {
      isSound = !isCut(error) && !/^Query read timeout/.test(error instanceof Error ? error.message : '');
      throw error;
    } finally {
      client.removeListener('error', ignore);
      client.release(!isSound);
    }
  };

  return {
    async query(text, values = []) {
      refuseNull(values);
      // What only reads has done nothing, however far it came.
      if (/^\s*SELECT\b/i.test(text)) return whileAway(() => withClient((client) => ask(client, text, values)));
      return whileAway(() => withClient((client) => ask(client, text, values).catch(asCommitting)));
    },
    transaction: (work, lock) =>
      whileAway(() =>
        withClient(async (client) => {
          try {
            await client.query(beginning(lock));
            const result = await work((text, values = []) => {
              refuseNull(values);
              return ask(client, text, values);
            });
            await client.query('COMMIT').catch(asCommitting);
            return result;
          } catch (error) {
            if (!isCut(error)) await client.query('ROLLBACK').catch(() => {});
            throw error;
          }
        }),
      ),
    listen: (channel, hear) =>
      listenOn(() => new pg.Client({ ...clientConfig(settings), connectionTimeoutMillis: connectMs }), channel, hear),
    async close() {
      if (!pool.ended) await pool.end();
    },
  };
}

// --- Internal ---

/** What a connection is made with: bounded waits, and commits that are on the disk when they are acknowledged. */
function clientConfig({ url, statementMs = 30_000, lockMs = 10_000 }: PgSettings): ClientConfig {
  return {
    connectionString: url,
    application_name: 'assay',
    keepAlive: true,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    // A server that has gone silent; one that answers has ended the statement before.
    query_timeout: statementMs + 5_000,
    idle_in_transaction_session_timeout: 60_000,
  };
}

const betweenMs = 100;

/** A write whose answer was lost: whether it was made is not known, so it is not made again. */
class Committing extends Error {
  override readonly name = 'Committing';
}

function asCommitting(error: unknown): never {
  throw isCut(error) ? new Committing('', { cause: error }) : error;
}

async function ask(client: PoolClient, text: string, values: readonly SqlValue[]): Promise<SqlResult> {
  const { rows, rowCount }: QueryResult<Record<string, unknown>> = await client.query(text, [...values]);
  return { rows, changed: rowCount ?? 0 };
}
