import { type UsageStore, usageEntry } from '@assay/core';
import { readRow } from '../read-row.ts';
import type { GroupWrite } from './group-writes.ts';
import type { SqlDatabase } from './sql-database.ts';

/** What model engines have used, summed up by the database. */
export function usageStore({ query }: SqlDatabase, write: GroupWrite): UsageStore {
  return {
    async record(entry) {
      const { at, caller, input, output, pounds, groups } = entry;
      await write(
        'WITH kept AS (INSERT INTO usage (day, caller, tokens, pounds, body) VALUES ($1, $2, $3, $4, $5) RETURNING position) INSERT INTO usage_groups (usage, name) SELECT position, name FROM kept, unnest($6::text[]) AS name',
        [at.slice(0, 10), caller, input + output, pounds, JSON.stringify(entry), [...new Set(groups)]],
      );
    },
    async spent({ from, caller, group }) {
      const [fits, value] =
        caller !== undefined
          ? [' AND caller = $2', caller]
          : group !== undefined
            ? [' AND position IN (SELECT usage FROM usage_groups WHERE name = $2)', group]
            : ['', undefined];
      const { rows } = await query(
        `SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(pounds), 0) AS pounds FROM usage WHERE day >= $1${fits}`,
        value === undefined ? [from] : [from, value],
      );
      return { tokens: Number(rows[0]?.tokens ?? 0), pounds: Number(rows[0]?.pounds ?? 0) };
    },
    async entries(from, to) {
      const { rows } = await query('SELECT body FROM usage WHERE day >= $1 AND day <= $2 ORDER BY position', [from, to]);
      return rows.map(({ body }) => readRow(body, usageEntry, 'usage record'));
    },
  };
}
