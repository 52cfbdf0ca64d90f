import { AssayError, type RunHead, type RunQuery, type RunStore, type StoredRun } from '@assay/core';
import { z } from 'zod';
import type { Cluster } from '../cluster.ts';
import { readRow } from '../read-row.ts';
import { readRunHead } from '../read-run-head.ts';
import { isUnderWay, runConditions, runsInOneGo } from '../run-conditions.ts';
import { restorationsOfRun, runEvent } from '../run-content.ts';
import { eraseRun } from './erase-run.ts';
import type { GroupWrite } from './group-writes.ts';
import { scrubTables } from './scrub-tables.ts';
import type { SqlDatabase } from './sql-database.ts';

interface RunWriting {
  readonly write: GroupWrite;
  readonly cluster: Pick<Cluster, 'node' | 'tell'>;
}

/** Runs and their events. While a run is under way only the node that works on it adds to it: one that was thought dead and comes back does not. */
export function runStore(database: SqlDatabase, { write, cluster }: RunWriting): RunStore {
  const { query } = database;
  const isOurs = `(worker IS NULL OR worker = ${cluster.node})`;
  return {
    async open({ status, input, restorations, work, ...head }) {
      await write(
        'INSERT INTO runs (id, owner, status, created_at, tool, configuration, case_digest, taken_up, worker, work, body, input, restorations) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
        [
          ...[head.id, head.owner, status, head.createdAt, head.tool, head.configuration, head.case ?? null],
          ...[work?.takenUp ?? null, work?.process ?? null, work === undefined ? null : JSON.stringify(work)],
          ...[JSON.stringify(head), JSON.stringify(input), JSON.stringify(restorations)],
        ],
      );
    },
    async accept(id, input, restorations) {
      await write('UPDATE runs SET input = $1, restorations = $2 WHERE id = $3', [JSON.stringify(input), JSON.stringify(restorations), id]);
    },
    takeUp: async (id, work) =>
      (await write(`UPDATE runs SET taken_up = $1, worker = $2, work = $3 WHERE id = $4 AND ${isUnderWay} AND taken_up = $5`, [
        work.takenUp,
        work.process,
        JSON.stringify(work),
        id,
        work.takenUp - 1,
      ])) > 0,
    async append(id, ...events) {
      if (events.length === 0) return;
      const kept = await write(
        `INSERT INTO run_events (run, sequence, body) SELECT id, event.* FROM runs, unnest($2::integer[], $3::text[]) AS event WHERE id = $1 AND ${isOurs}`,
        [id, events.map(({ sequence }) => sequence), events.map((event) => JSON.stringify(event))],
      );
      if (kept === 0) throw takenElsewhere(id);
      cluster.tell('run', id);
    },
    async close(id, status, restorations) {
      const closed = await write(
        `UPDATE runs SET status = $1, restorations = $2, taken_up = NULL, worker = NULL, work = NULL WHERE id = $3 AND ${isOurs}`,
        [status, JSON.stringify(restorations), id],
      );
      if (closed === 0) throw takenElsewhere(id);
      cluster.tell('run', id);
    },
    async get(id) {
      const { rows } = await query('SELECT id, status, erased_at, work, body, input, restorations FROM runs WHERE id = $1', [id]);
      const row = rows[0];
      if (row === undefined) return undefined;
      const what = `run ${id}`;
      const run: StoredRun = {
        ...readRunHead(row),
        input: readRow(row.input, z.unknown(), what),
        restorations: readRow(row.restorations, restorationsOfRun, what),
      };
      return run;
    },
    async events(id, after) {
      const { rows } = await query('SELECT body FROM run_events WHERE run = $1 AND sequence > $2 ORDER BY sequence', [id, after]);
      return rows.map(({ body }) => readRow(body, runEvent, `event of run ${id}`));
    },
    find: (wanted) => findRuns(database, wanted),
    async configurations(prefix) {
      const { rows } = await query('SELECT DISTINCT configuration FROM runs WHERE configuration >= $1 AND configuration < $2 ORDER BY 1', [
        prefix,
        `${prefix}\u{10ffff}`,
      ]);
      return rows.map(({ configuration }) => String(configuration));
    },
    erase: (id, at) => eraseRun(database, id, at),
    scrub: () => scrubTables(database),
  };
}

// --- Internal ---

function takenElsewhere(id: string): AssayError {
  return new AssayError('already-running', `There is no run ${id}, or another node works on it now.`);
}

/** Runs that fit, oldest first: page by page from where the one before ended, each read from an index. */
async function* findRuns({ query }: SqlDatabase, wanted: RunQuery): AsyncGenerator<RunHead, void> {
  const fits = runConditions(wanted);
  const conditions = [...fits.map(([condition], place) => `${condition} $${place + 3}`), ...(wanted.underWay ? [isUnderWay] : [])];
  const where = ['(created_at, id) > ($1, $2)', ...conditions].join(' AND ');
  const page = `SELECT id, status, erased_at, body FROM runs WHERE ${where} ORDER BY created_at, id LIMIT ${runsInOneGo}`;
  for (let after: readonly [createdAt: string, id: string] = ['', '']; ; ) {
    const { rows } = await query(page, [...after, ...fits.map(([, value]) => value)]);
    const heads = rows.map(readRunHead);
    for (const { recordKey: _recordKey, work: _work, ...head } of heads) yield head;
    const last = heads.at(-1);
    if (last === undefined || heads.length < runsInOneGo) return;
    after = [last.createdAt, last.id];
  }
}
