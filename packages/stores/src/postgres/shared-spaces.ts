import { AssayError } from '@assay/core';
import type { SharedSpace, Spaces, VectorSupport } from '../spaces.ts';
import { placesIn, placeTable } from './place-table.ts';
import type { Query, SqlDatabase } from './sql-database.ts';

/** Spaces as rows, and the places of pages in a table for each where the database has pgvector. */
export function sharedSpaces(database: SqlDatabase, vectors: VectorSupport): Spaces {
  const { query, transaction } = database;
  const tableOf = (number: number) => {
    if (vectors.status !== 'ready') throw new AssayError('invalid-input', vectors.message);
    return placeTable(database, number, vectors.schema);
  };
  return {
    vectors,
    async latest(analysis) {
      // That it is in use is noted now and then: what no node has used for a day goes.
      const { rows } = await query(
        `WITH latest AS (SELECT number, model, is_filled AND to_regclass('places_' || number) IS NOT NULL AS is_filled FROM spaces WHERE analysis = $1 ORDER BY number DESC LIMIT 1),
           noted AS (UPDATE spaces SET used_at = now() FROM latest WHERE spaces.number = latest.number AND used_at < now() - interval '1 hour')
         SELECT number, model, is_filled FROM latest`,
        [analysis],
      );
      return spaceIn(rows[0]);
    },
    async read(number) {
      const { rows } = await query('SELECT body FROM spaces WHERE number = $1', [number]);
      const body = rows[0]?.body;
      return body instanceof Uint8Array ? body : undefined;
    },
    publish: ({ analysis, model, dimension, body, insteadOf }) =>
      transaction(async (ask) => {
        const before = await ask('SELECT max(number) AS number FROM spaces WHERE analysis = $1', [analysis]);
        const latest = before.rows[0]?.number ?? undefined;
        if ((latest === undefined ? undefined : Number(latest)) !== insteadOf) return undefined;
        const { rows } = await ask(
          'INSERT INTO spaces (analysis, model, dimension, body) VALUES ($1, $2, $3, $4) RETURNING number, model, is_filled',
          [analysis, model, dimension, body],
        );
        const space = spaceIn(rows[0]);
        await dropOthers(ask, analysis, space?.number ?? 0);
        return space;
      }, 'spaces'),
    async prepare(number) {
      const { rows } = await query('SELECT dimension FROM spaces WHERE number = $1', [number]);
      if (rows[0] !== undefined) await tableOf(number).make(Number(rows[0].dimension));
    },
    unplaced: (number, after, limit) =>
      whileThere({ digests: new Map<string, string>(), upTo: after }, async () => {
        // First the number: what is read afterwards may be newer. In one order, so that nodes that place the same pages wait for each other.
        const { rows: counted } = await query('SELECT version FROM document_changes');
        const { rows } = await query(
          `SELECT id, documents.digest FROM documents LEFT JOIN ${placesIn(number)} AS placed ON page = id AND placed.digest = documents.digest
           WHERE changed > $1 AND page IS NULL ORDER BY id LIMIT ${Math.trunc(limit)}`,
          [after],
        );
        return { digests: new Map(rows.map(({ id, digest }) => [String(id), String(digest)])), upTo: Number(counted[0]?.version) };
      }),
    place: (number, pages) => whileThere(undefined, () => tableOf(number).place(pages)),
    async fill(number) {
      await query(`ANALYZE ${placesIn(number)}`);
      await query('UPDATE spaces SET is_filled = true WHERE number = $1', [number]);
    },
    nearest: (number, asked) => whileThere(undefined, () => tableOf(number).nearest(asked)),
  };
}

// --- Internal ---

function spaceIn(row: Readonly<Record<string, unknown>> | undefined): SharedSpace | undefined {
  if (row === undefined) return undefined;
  return { number: Number(row.number), model: String(row.model), isFilled: row.is_filled === true };
}

async function dropOthers(ask: Query, analysis: string, number: number): Promise<void> {
  const { rows } = await ask(
    "DELETE FROM spaces WHERE (analysis = $1 AND number < $2) OR used_at < now() - interval '1 day' RETURNING number",
    [analysis, number],
  );
  for (const { number: other } of rows) await ask(`DROP TABLE IF EXISTS ${placesIn(Number(other))}`);
}

/** Does work with the table of a space, or gives this where another space has taken its place. */
async function whileThere<Result>(gone: Result, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // PostgreSQL's word for a table that is not there.
    if (error instanceof Error && 'code' in error && error.code === '42P01') return gone;
    throw error;
  }
}
