import { AssayError, messageOf } from '@assay/core';
import type { SqlDatabase } from './sql-database.ts';

/**
 * Writes the tables that held what was erased anew, so that nothing of it is left in them. The server's write-ahead log, its standbys
 * and its backups keep it until they are overwritten themselves.
 */
export async function scrubTables({ query }: SqlDatabase): Promise<void> {
  const due = (await query('SELECT run FROM unscrubbed')).rows.map(({ run }) => String(run));
  if (due.length === 0) return;
  try {
    await query('VACUUM (FULL) runs, run_events, feedback');
    await query('DELETE FROM unscrubbed WHERE run = ANY($1::text[])', [due]);
  } catch (error) {
    throw new AssayError(
      'data-folder-unusable',
      `The content of ${due.length} runs is erased, but its bytes could not be taken out of the tables: ${messageOf(error)}. Give the command again when less is going on.`,
      { cause: error },
    );
  }
}
