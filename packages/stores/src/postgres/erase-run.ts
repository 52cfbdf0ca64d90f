import type { Erasure } from '@assay/core';
import { readRunHead } from '../read-run-head.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Erases the content of one run, whole or not at all; that its bytes are still to be taken off the disk is noted in the same step. */
export function eraseRun(database: SqlDatabase, id: string, at: string): Promise<Erasure> {
  return database.transaction(async (query) => {
    const { rows } = await query('SELECT id, status, erased_at, body FROM runs WHERE id = $1 FOR UPDATE', [id]);
    const row = rows[0];
    if (row === undefined) return 'absent';
    const { status, erasedAt, work: _work, ...head } = readRunHead(row);
    if (erasedAt !== undefined) return 'already-erased';
    if (status === 'running') return 'running';
    await query('DELETE FROM run_events WHERE run = $1', [id]);
    await query(`UPDATE feedback SET text = '""' WHERE run = $1`, [id]);
    await query(`UPDATE runs SET body = $1, input = 'null', restorations = '{}', erased_at = $2 WHERE id = $3`, [
      JSON.stringify({ ...head, recordKey: '' }),
      at,
      id,
    ]);
    await query('INSERT INTO unscrubbed (run) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
    return 'erased';
  });
}
