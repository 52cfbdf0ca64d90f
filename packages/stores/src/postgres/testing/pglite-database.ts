import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { beginning, type Query, refuseNull, type SqlDatabase } from '../sql-database.ts';

let shared: Promise<PGlite> | undefined;
let working: Promise<unknown> = Promise.resolve();
let schemas = 0;

/** A database of its own inside the one PostgreSQL of this thread that runs in the process: a schema, in which nothing is yet. */
export async function pgliteDatabase(): Promise<SqlDatabase> {
  shared ??= PGlite.create({ extensions: { vector } });
  const lite = await shared;
  schemas += 1;
  const schema = `assay_${schemas}`;

  // There is one connection, and each database of it looks into its own schema.
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = working.then(async () => {
      await lite.exec(`SET search_path TO ${schema}, public`);
      return work();
    });
    working = next.catch(() => {});
    return next;
  };
  const ask: Query = async (text, values = []) => {
    refuseNull(values);
    // Several statements at once have no values.
    if (values.length === 0 && text.includes(';')) {
      await lite.exec(text);
      return { rows: [], changed: 0 };
    }
    const { rows, affectedRows = 0 } = await lite.query<Record<string, unknown>>(text, [...values]);
    return { rows, changed: affectedRows };
  };

  await alone(() => lite.exec(`CREATE SCHEMA ${schema}; SET search_path TO ${schema}, public`));
  return {
    query: (text, values) => alone(() => ask(text, values)),
    transaction: (work, lock) =>
      alone(async () => {
        await lite.exec(beginning(lock));
        try {
          const result = await work(ask);
          await lite.exec('COMMIT');
          return result;
        } catch (error) {
          await lite.exec('ROLLBACK');
          throw error;
        }
      }),
    async listen(channel, hear) {
      const stop = await lite.listen(channel, hear);
      return () => stop();
    },
    async close() {},
  };
}
