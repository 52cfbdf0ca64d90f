import type { DatabaseSync } from 'node:sqlite';
import type { RunEvent, RunStore, StoredRun } from '@assay/core';
import { z } from 'zod';
import { readRow } from './read-row.ts';

const status = z.enum(['running', 'done', 'blocked', 'withheld', 'failed', 'cancelled']);
const restorations = z.record(z.string(), z.string());
const runHead = z.object({
  id: z.string(),
  tool: z.string(),
  engine: z.string(),
  owner: z.string(),
  configuration: z.string(),
  createdAt: z.string(),
  recordKey: z.string(),
});
// Events are written by runTool alone; their inner shape is its own.
const runEvent = z.custom<RunEvent>((value) => z.looseObject({ type: z.string(), sequence: z.number() }).safeParse(value).success);

/** Runs and their events. */
export function runStore(database: DatabaseSync): RunStore {
  const open = database.prepare('INSERT INTO runs (id, owner, status, created_at, body, input, restorations) VALUES (?, ?, ?, ?, ?, ?, ?)');
  const accept = database.prepare('UPDATE runs SET input = ? WHERE id = ?');
  const append = database.prepare('INSERT INTO run_events (run, sequence, body) VALUES (?, ?, ?)');
  const close = database.prepare('UPDATE runs SET status = ?, restorations = ? WHERE id = ?');
  const get = database.prepare('SELECT status, body, input, restorations FROM runs WHERE id = ?');
  const events = database.prepare('SELECT body FROM run_events WHERE run = ? AND sequence > ? ORDER BY sequence');

  return {
    async open({ status, input, restorations, ...head }) {
      open.run(head.id, head.owner, status, head.createdAt, JSON.stringify(head), JSON.stringify(input), JSON.stringify(restorations));
    },
    async accept(id, input) {
      accept.run(JSON.stringify(input), id);
    },
    async append(id, event) {
      append.run(id, event.sequence, JSON.stringify(event));
    },
    async close(id, status, restorations) {
      close.run(status, JSON.stringify(restorations), id);
    },
    async get(id) {
      const row = get.get(id);
      if (row === undefined) return undefined;
      const what = `run ${id}`;
      const run: StoredRun = {
        ...readRow(row.body, runHead, what),
        status: status.parse(row.status),
        input: readRow(row.input, z.unknown(), what),
        restorations: readRow(row.restorations, restorations, what),
      };
      return run;
    },
    events: async (id, after) => events.all(id, after).map(({ body }) => readRow(body, runEvent, `event of run ${id}`)),
  };
}
