import type { EndedPiece, NodeWork, WorkPiece } from '../node-work.ts';
import { postgresFault } from './postgres-faults.ts';
import type { SqlDatabase } from './sql-database.ts';

interface WorkSettings {
  /** The address of the same database. */
  readonly url: string;
  warn(message: string): void;
}

const pieces = 'pieces';
const scheduled = 'scheduled';

/** A node that says nothing of a piece for so long has lost it. */
const silentSeconds = 10;
const daySeconds = 86_400;

/** How often a piece is tried again: where it ends its node each time, it must not end all of them. */
const mostRetries = 8;

/** A stop waits so long for what is being done. */
const closingMs = 4_000;

/** Opens the shared work of a database: queues of pg-boss, in a schema beside that of the tables. */
export async function openWork(database: SqlDatabase, { url, warn }: WorkSettings): Promise<NodeWork> {
  const { PgBoss } = await import('pg-boss');
  const { rows } = await database.query(
    "SELECT current_schema() || '_jobs' AS schema, to_regnamespace(quote_ident(current_schema() || '_jobs')) IS NOT NULL AS is_there",
  );
  const schema = String(rows[0]?.schema);
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'assay jobs',
    max: 3,
    schema,
    createSchema: rows[0]?.is_there !== true,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    openTelemetry: { enabled: false },
  });
  // The database is away, or a statement of its own failed: it tries again by itself.
  boss.on('error', (error) => {
    // It gives its errors as plain objects.
    if (postgresFault(Object.assign(new Error(error.message), error)) === undefined) warn(`The queue of jobs: ${error.message}`);
  });
  await named(() => boss.start());
  await named(async () => {
    await boss.createQueue(pieces, {
      notify: true,
      retryLimit: mostRetries,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 15,
      heartbeatSeconds: silentSeconds,
      expireInSeconds: daySeconds - 1,
      deleteAfterSeconds: 2 * daySeconds,
    });
    await boss.createQueue(scheduled, { retryLimit: 3, retryDelay: 30, expireInSeconds: 3_600, heartbeatSeconds: 60 });
  });
  const table = `"${schema}".job`;

  return {
    async put(given) {
      const jobs = given.map(({ id, ...data }) => ({ id, data, singletonKey: data.run }));
      // What is put in twice is there once, so a database that was away is simply asked again.
      await named(() => boss.insert(pieces, jobs));
    },
    async ended(ids) {
      const { rows: found } = await database.query(
        `SELECT id, state, output FROM ${table} WHERE name = '${pieces}' AND id = ANY($1::uuid[]) AND state IN ('completed', 'failed', 'cancelled')`,
        [ids],
      );
      return found.map(endedPiece);
    },
    async remove(run) {
      await database.query(`DELETE FROM ${table} WHERE name = '${pieces}' AND singleton_key = $1 AND state <> 'active'`, [run]);
    },
    async work(atOnce, work) {
      const options = { includeMetadata: true, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 } as const;
      const begin = async () => {
        let worker = '';
        worker = await boss.work<Omit<WorkPiece, 'id'>, object, typeof options>(pieces, options, async ([job]) => {
          if (job === undefined) return {};
          // It looks for the next piece at once, and does not wait as where there was none.
          boss.notifyWorker(worker);
          const { id, data, retryCount, signal } = job;
          return { outcome: await work({ ...data, id, isAgain: retryCount > 0, signal }) };
        });
      };
      for (let count = 0; count < atOnce; count += 1) await begin();
    },
    async schedule(cron, work) {
      await named(() => boss.schedule(scheduled, cron, null, { missed: 'once' }));
      await boss.work(scheduled, { pollingIntervalSeconds: 10 }, async () => {
        await work();
      });
    },
    close: () => boss.stop({ graceful: true, timeout: closingMs }),
  };
}

// --- Internal ---

async function named<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw postgresFault(error) ?? error;
  }
}

function endedPiece({ id, state, output }: Readonly<Record<string, unknown>>): EndedPiece {
  const told = typeof output === 'object' && output !== null ? output : {};
  if (state === 'completed') return { status: 'done', id: String(id), outcome: 'outcome' in told ? told.outcome : undefined };
  const message = 'message' in told ? String(told.message) : 'it was taken away';
  return { status: 'failed', id: String(id), message };
}
