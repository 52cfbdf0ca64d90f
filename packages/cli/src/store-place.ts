import { AssayError } from '@assay/core';
import type { StorePlace } from '@assay/stores';

/** A PostgreSQL database by its address; one that is none says where it was given. */
export function databaseAt(url: string, given: string): Extract<StorePlace, { url: string }> {
  if (/^postgres(?:ql)?:\/\//.test(url)) return { url };
  throw new AssayError('bad-usage', `${given} names no PostgreSQL database: it begins with postgres://, as postgres://user@host/assay.`);
}

/** Where a deployment keeps its rows: in the database that DATABASE_URL names, or in the data folder. */
export function storePlace({ DATABASE_URL = '' }: Readonly<Record<string, string | undefined>>, folder: string): StorePlace {
  return DATABASE_URL === '' ? { folder } : databaseAt(DATABASE_URL, 'DATABASE_URL');
}
