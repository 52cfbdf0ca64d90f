import type { DatabaseSync } from 'node:sqlite';
import type { RunHead, RunQuery } from '@assay/core';
import { readRunHead } from './read-run-head.ts';

/** Rows read in one go; between two goes others may write. */
const pageSize = 200;

/** Runs that fit, oldest first: page by page from where the one before ended, each read from an index. */
export async function* findRuns(database: DatabaseSync, query: RunQuery): AsyncGenerator<RunHead, void> {
  const fits = conditionsOf(query);
  const where = [...fits.map(([condition]) => condition), '(created_at, id) > (?, ?)'].join(' AND ');
  const page = database.prepare(`SELECT id, status, erased_at, body FROM runs WHERE ${where} ORDER BY created_at, id LIMIT ${pageSize}`);
  for (let after: readonly [createdAt: string, id: string] = ['', '']; ; ) {
    const heads = page.all(...fits.flatMap(([, ...values]) => values), ...after).map(readRunHead);
    for (const { recordKey: _recordKey, work: _work, ...head } of heads) yield head;
    const last = heads.at(-1);
    if (last === undefined || heads.length < pageSize) return;
    after = [last.createdAt, last.id];
  }
}

// --- Internal ---

function conditionsOf({
  owner,
  tool,
  configuration,
  case: digest,
  from,
  to,
  underWay,
}: RunQuery): readonly (readonly [condition: string, ...values: string[]])[] {
  const wanted = [
    ['owner = ?', owner],
    ['tool = ?', tool],
    ['configuration = ?', configuration],
    ['case_digest = ?', digest],
    ['created_at >= ?', from],
    ['created_at <= ?', to?.length === 10 ? `${to}T23:59:59.999Z` : to],
  ] as const;
  const given = wanted.flatMap(([condition, value]) => (value === undefined ? [] : [[condition, value] as const]));
  // Said in full: only so is the index of those under way used.
  return underWay === undefined ? given : [...given, ["status = 'running'"]];
}
