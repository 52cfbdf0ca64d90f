import type { DatabaseSync } from 'node:sqlite';
import { type Feedback, type FeedbackPeriod, type FeedbackStore, feedbackReasons } from '@assay/core';
import { z } from 'zod';

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);
const about = { tool: z.string(), engine: z.string(), configuration: z.string(), useful: flag, reason: z.enum(['', ...feedbackReasons]) };
const feedbackRow = z.object({ run: z.string(), ...about, owner: z.string(), at: z.string(), text: z.string() });
const countRow = z.object({ ...about, count: z.number(), people: z.number() });

/** Feedback beside the runs it is on; `eraseRun` takes its text with the run's content. */
export function feedbackStore(database: DatabaseSync): FeedbackStore {
  const put = database.prepare(
    'INSERT OR REPLACE INTO feedback (run, tool, engine, configuration, owner, at, useful, reason, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const get = database.prepare('SELECT * FROM feedback WHERE run = ?');
  const counts = database.prepare(
    `SELECT tool, engine, configuration, useful, reason, count(*) AS count, count(DISTINCT owner) AS people FROM feedback
     WHERE at >= ? AND at <= ? GROUP BY tool, engine, configuration, useful, reason ORDER BY tool, engine, configuration, useful, reason`,
  );
  const texts = database.prepare("SELECT * FROM feedback WHERE at >= ? AND at <= ? AND text <> '' ORDER BY at DESC, run LIMIT ?");

  return {
    async put({ run, tool, engine, configuration, owner, at, useful, reason, text }) {
      put.run(run, tool, engine, configuration, owner, at, useful ? 1 : 0, reason, text);
    },
    async get(run) {
      const row = get.get(run);
      return row === undefined ? undefined : readFeedback(row);
    },
    counts: async (period) => counts.all(...boundsOf(period)).map((row) => countRow.parse(row)),
    texts: async (period, limit) => texts.all(...boundsOf(period), limit).map(readFeedback),
  };
}

// --- Internal ---

function readFeedback(row: unknown): Feedback {
  return feedbackRow.parse(row);
}

function boundsOf({ from = '', to = '9999' }: FeedbackPeriod): readonly [from: string, to: string] {
  return [from, to];
}
