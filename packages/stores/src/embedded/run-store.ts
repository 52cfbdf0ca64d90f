import type { DatabaseSync } from 'node:sqlite';
import type { RunStore, StoredRun } from '@assay/core';
import { z } from 'zod';
import { readRow } from '../read-row.ts';
import { readRunHead } from '../read-run-head.ts';
import { restorationsOfRun, runEvent } from '../run-content.ts';
import { eraseRun } from './erase-run.ts';
import { findRuns } from './find-runs.ts';
import type { GroupCommit } from './group-commit.ts';
import { scrubDatabase } from './scrub-database.ts';

/** Runs and their events. */
export function runStore(database: DatabaseSync, { write }: GroupCommit): RunStore {
  const open = database.prepare('INSERT INTO runs (id, owner, status, created_at, body, input, restorations) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const accept = database.prepare('UPDATE runs SET input = ?, restorations = ? WHERE id = ?');
  const takeUp = database.prepare(
    "UPDATE runs SET body = json_set(body, '$.work', json(?)) WHERE id = ? AND status = 'running' AND json_extract(body, '$.work.takenUp') = ?",
  );
  const append = database.prepare('INSERT INTO run_events (run, sequence, body) VALUES (?, ?, ?)');
  const close = database.prepare("UPDATE runs SET status = ?, restorations = ?, body = json_remove(body, '$.work') WHERE id = ?");
  const get = database.prepare('SELECT id, status, erased_at, body, input, restorations FROM runs WHERE id = ?');
  const begun = database.prepare('SELECT DISTINCT configuration FROM runs WHERE configuration >= ? AND configuration < ?');
  const events = database.prepare('SELECT body FROM run_events WHERE run = ? AND sequence > ? ORDER BY sequence');

  return {
    async open({ status, input, restorations, ...head }) {
      const values = [JSON.stringify(head), JSON.stringify(input), JSON.stringify(restorations)] as const;
      await write(() => open.run(head.id, head.owner, status, head.createdAt, ...values));
    },
    async accept(id, input, restorations) {
      await write(() => accept.run(JSON.stringify(input), JSON.stringify(restorations), id));
    },
    takeUp: async (id, work) => write(() => takeUp.run(JSON.stringify(work), id, work.takenUp - 1).changes > 0),
    async append(id, ...events) {
      await write(() => {
        for (const event of events) append.run(id, event.sequence, JSON.stringify(event));
      });
    },
    async close(id, status, restorations) {
      await write(() => close.run(status, JSON.stringify(restorations), id));
    },
    async get(id) {
      const row = get.get(id);
      if (row === undefined) return undefined;
      const what = `run ${id}`;
      const run: StoredRun = {
        ...readRunHead(row),
        input: readRow(row.input, z.unknown(), what),
        restorations: readRow(row.restorations, restorationsOfRun, what),
      };
      return run;
    },
    events: async (id, after) => events.all(id, after).map(({ body }) => readRow(body, runEvent, `event of run ${id}`)),
    find: (query) => findRuns(database, query),
    configurations: async (prefix) => begun.all(prefix, `${prefix}\u{10ffff}`).map(({ configuration }) => String(configuration)),
    erase: async (id, at) => eraseRun(database, id, at),
    scrub: async () => scrubDatabase(database),
  };
}
