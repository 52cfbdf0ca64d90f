import { AssayError, type StoreFaultCode } from '@assay/core';
import type { SqlDatabase } from './sql-database.ts';

/** Finds out whether a database takes writes, by one down to the disk that changes nothing: when its format was installed, as it is. */
export async function tryWriting({ query }: SqlDatabase): Promise<StoreFaultCode | undefined> {
  try {
    await query('UPDATE assay_versions SET installed_at = installed_at WHERE version = 1');
    return undefined;
  } catch (error) {
    return error instanceof AssayError && isFault(error.code) ? error.code : 'data-folder-unusable';
  }
}

// --- Internal ---

const faults: readonly string[] = [
  'disk-full',
  'store-busy',
  'store-locked',
  'store-read-only',
  'store-slow',
  'store-unreachable',
] satisfies StoreFaultCode[];

function isFault(code: string): code is StoreFaultCode {
  return faults.includes(code);
}
