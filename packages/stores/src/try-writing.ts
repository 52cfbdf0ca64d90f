import type { DatabaseSync } from 'node:sqlite';

/** Whether a store takes a write just now, and what keeps it from doing so. */
export type Writability = 'writable' | 'locked' | 'disk-full' | 'unusable';

/** So long it waits for another process that writes: whoever asks wants to know soon. */
const patienceMs = 200;

/** Finds it out by a write down to the disk that changes nothing: the number of the format, as it is. */
export function tryWriting(database: DatabaseSync): Writability {
  if (!database.isOpen) return 'unusable';
  const usual = Number(database.prepare('PRAGMA busy_timeout').get()?.timeout ?? 0);
  try {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
    database.exec('BEGIN IMMEDIATE');
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
    database.exec(`PRAGMA user_version = ${Number(version)}`);
    database.exec('COMMIT');
    return 'writable';
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    return reasons.get(primaryCode(error)) ?? 'unusable';
  } finally {
    database.exec(`PRAGMA busy_timeout = ${usual}`);
  }
}

// --- Internal ---

/** SQLite's result codes: BUSY, LOCKED, FULL. */
const reasons: ReadonlyMap<number, Writability> = new Map([
  [5, 'locked'],
  [6, 'locked'],
  [13, 'disk-full'],
]);

/** An extended code holds the primary one in its low byte. */
function primaryCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}
