import type { DatabaseSync } from 'node:sqlite';
import { type UsageStore, usageEntry } from '@assay/core';
import { readRow } from '../read-row.ts';
import type { GroupCommit } from './group-commit.ts';

/** What model engines have used, summed up by the database. */
export function usageStore(database: DatabaseSync, { write }: GroupCommit): UsageStore {
  const insert = database.prepare('INSERT INTO usage (day, caller, tokens, pounds, body) VALUES (?, ?, ?, ?, ?)');
  const join = database.prepare('INSERT OR IGNORE INTO usage_groups (usage, name) VALUES (?, ?)');
  const sums = 'SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(pounds), 0) AS pounds FROM usage WHERE day >= ?';
  const ofAll = database.prepare(sums);
  const ofCaller = database.prepare(`${sums} AND caller = ?`);
  const ofGroup = database.prepare(`${sums} AND position IN (SELECT usage FROM usage_groups WHERE name = ?)`);
  const ofDays = database.prepare('SELECT body FROM usage WHERE day >= ? AND day <= ? ORDER BY position');

  return {
    async record(entry) {
      await write(() => {
        const { at, caller, input, output, pounds, groups } = entry;
        const { lastInsertRowid } = insert.run(at.slice(0, 10), caller, input + output, pounds, JSON.stringify(entry));
        for (const group of groups) join.run(lastInsertRowid, group);
      });
    },
    async spent({ from, caller, group }) {
      const row = caller !== undefined ? ofCaller.get(from, caller) : group !== undefined ? ofGroup.get(from, group) : ofAll.get(from);
      return { tokens: Number(row?.tokens ?? 0), pounds: Number(row?.pounds ?? 0) };
    },
    entries: async (from, to) => ofDays.all(from, to).map(({ body }) => readRow(body, usageEntry, 'usage record')),
  };
}
