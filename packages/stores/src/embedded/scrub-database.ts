import type { DatabaseSync } from 'node:sqlite';
import { AssayError, messageOf } from '@assay/core';

/**
 * Writes the database anew, so that nothing erased is left in its free space, and empties the write-ahead log. What is still to be
 * scrubbed is noted until that is done, also across a killed process.
 */
export function scrubDatabase(database: DatabaseSync): void {
  const due = database.prepare('SELECT run FROM unscrubbed').all();
  if (due.length === 0) return;
  try {
    database.exec('VACUUM');
    emptyLog(database);
    const done = database.prepare('DELETE FROM unscrubbed WHERE run = ?');
    for (const { run } of due) done.run(String(run));
  } catch (error) {
    throw new AssayError(
      'data-folder-unusable',
      `The content of ${due.length} runs is erased, but its bytes could not be overwritten in assay.sqlite: ${messageOf(error)}. Stop what else reads the data folder, then give the command again.`,
      { cause: error },
    );
  }
}

// --- Internal ---

function emptyLog(database: DatabaseSync): void {
  if (database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 1) throw new Error('another process reads it');
}
