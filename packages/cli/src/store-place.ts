import { AssayError } from '@assay/core';
import type { StorePlace } from '@assay/stores';

/** A PostgreSQL database by its address; one that is none says where it was given. */
export function databaseAt(url: string, given: string): Extract<StorePlace, { url: string }> {
  if (/^postgres(?:ql)?:\/\//.test(url)) return { url };
  throw new AssayError('bad-usage', `${given} names no PostgreSQL database: it begins with postgres://, as postgres://user@host/assay.`);
}

/** Where a deployment keeps its rows: in the database that DATABASE_URL names, or in the data folder. */
export function storePlace(
  { DATABASE_URL = '', ASSAY_DATABASE_CONNECTIONS = '' }: Readonly<Record<string, string | undefined>>,
  folder: string,
): StorePlace {
  if (DATABASE_URL === '') return { folder };
  const place = databaseAt(DATABASE_URL, 'DATABASE_URL');
  if (ASSAY_DATABASE_CONNECTIONS === '') return place;
  const connections = Number(ASSAY_DATABASE_CONNECTIONS);
  if (!Number.isInteger(connections) || connections < 2 || connections > 500)
    throw new AssayError('bad-usage', `ASSAY_DATABASE_CONNECTIONS is a number from 2 to 500, not "${ASSAY_DATABASE_CONNECTIONS}".`);
  return { ...place, connections };
}
