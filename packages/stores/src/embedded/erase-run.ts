import type { DatabaseSync } from 'node:sqlite';
import type { Erasure } from '@assay/core';
import { readRunHead } from '../read-run-head.ts';

/** Erases the content of one run, whole or not at all; that its bytes still have to be overwritten is noted in the same step. */
export function eraseRun(database: DatabaseSync, id: string, at: string): Erasure {
  // What is freed is zeroed at once; copies that pages were moved from are left to `scrubDatabase`.
  database.exec('PRAGMA secure_delete = ON');
  database.exec('BEGIN IMMEDIATE');
  try {
    const erasure = eraseRow(database, id, at);
    database.exec('COMMIT');
    return erasure;
  } catch (error) {
    // Where the disk is full the database has gone back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

// --- Internal ---

function eraseRow(database: DatabaseSync, id: string, at: string): Erasure {
  const row = database.prepare('SELECT id, status, erased_at, body FROM runs WHERE id = ?').get(id);
  if (row === undefined) return 'absent';
  const { status, erasedAt, work: _work, ...head } = readRunHead(row);
  if (erasedAt !== undefined) return 'already-erased';
  if (status === 'running') return 'running';
  database.prepare('DELETE FROM run_events WHERE run = ?').run(id);
  database.prepare("UPDATE feedback SET text = '' WHERE run = ?").run(id);
  database
    .prepare(`UPDATE runs SET body = ?, input = 'null', restorations = '{}', erased_at = ? WHERE id = ?`)
    .run(JSON.stringify({ ...head, recordKey: '' }), at, id);
  database.prepare('INSERT OR IGNORE INTO unscrubbed (run) VALUES (?)').run(id);
  return 'erased';
}
