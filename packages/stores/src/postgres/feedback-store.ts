import { type FeedbackStore, feedbackReasons } from '@assay/core';
import { z } from 'zod';
import { readRow } from '../read-row.ts';
import type { SqlDatabase } from './sql-database.ts';

const about = {
  tool: z.string(),
  engine: z.string(),
  configuration: z.string(),
  useful: z.boolean(),
  reason: z.enum(['', ...feedbackReasons]),
};
// A person's own words are kept as JSON: they may hold any character.
const words = z.string().transform((text) => readRow(text, z.string(), 'feedback'));
const feedbackRow = z.object({ run: z.string(), ...about, owner: z.string(), at: z.string(), text: words });
const countRow = z.object({ ...about, count: z.coerce.number(), people: z.coerce.number() });

/** Feedback beside the runs it is on; `eraseRun` takes its text with the run's content. */
export function feedbackStore({ query }: SqlDatabase): FeedbackStore {
  return {
    async put({ run, tool, engine, configuration, owner, at, useful, reason, text }) {
      await query(
        'INSERT INTO feedback (run, tool, engine, configuration, owner, at, useful, reason, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (run) DO UPDATE SET tool = excluded.tool, engine = excluded.engine, configuration = excluded.configuration, owner = excluded.owner, at = excluded.at, useful = excluded.useful, reason = excluded.reason, text = excluded.text',
        [run, tool, engine, configuration, owner, at, useful, reason, JSON.stringify(text)],
      );
    },
    async get(run) {
      const { rows } = await query('SELECT * FROM feedback WHERE run = $1', [run]);
      return rows[0] === undefined ? undefined : feedbackRow.parse(rows[0]);
    },
    async counts({ from = '', to = '9999' }) {
      const { rows } = await query(
        `SELECT tool, engine, configuration, useful, reason, count(*) AS count, count(DISTINCT owner) AS people FROM feedback
         WHERE at >= $1 AND at <= $2 GROUP BY tool, engine, configuration, useful, reason ORDER BY tool, engine, configuration, useful, reason`,
        [from, to],
      );
      return rows.map((row) => countRow.parse(row));
    },
    async texts({ from = '', to = '9999' }, limit) {
      const { rows } = await query(`SELECT * FROM feedback WHERE at >= $1 AND at <= $2 AND text <> '""' ORDER BY at DESC, run LIMIT $3`, [
        from,
        to,
        limit,
      ]);
      return rows.map((row) => feedbackRow.parse(row));
    },
  };
}
