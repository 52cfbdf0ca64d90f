import type { DatabaseSync } from 'node:sqlite';
import type { RunHead, RunQuery } from '@assay/core';
import { readRunHead } from '../read-run-head.ts';
import { isUnderWay, runConditions, runsInOneGo } from '../run-conditions.ts';

/** Runs that fit, oldest first: page by page from where the one before ended, each read from an index. */
export async function* findRuns(database: DatabaseSync, query: RunQuery): AsyncGenerator<RunHead, void> {
  const fits = runConditions(query);
  const conditions = [...fits.map(([condition]) => `${condition} ?`), ...(query.underWay ? [isUnderWay] : [])];
  const where = [...conditions, '(created_at, id) > (?, ?)'].join(' AND ');
  const page = database.prepare(`SELECT id, status, erased_at, body FROM runs WHERE ${where} ORDER BY created_at, id LIMIT ${runsInOneGo}`);
  for (let after: readonly [createdAt: string, id: string] = ['', '']; ; ) {
    const heads = page.all(...fits.map(([, value]) => value), ...after).map(readRunHead);
    for (const { recordKey: _recordKey, work: _work, ...head } of heads) yield head;
    const last = heads.at(-1);
    if (last === undefined || heads.length < runsInOneGo) return;
    after = [last.createdAt, last.id];
  }
}
