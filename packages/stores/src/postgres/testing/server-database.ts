import { randomUUID } from 'node:crypto';
import { openPgDatabase } from '../pg-database.ts';

/** The PostgreSQL server that tests may use, where there is one. */
export const serverUrl: string | undefined = process.env.TEST_DATABASE_URL;

/** The address of a new schema on a server: what is opened there finds nothing yet. */
export async function schemaUrl(url = serverUrl ?? ''): Promise<string> {
  const schema = `assay_${randomUUID().replaceAll('-', '')}`;
  const database = await openPgDatabase({ url });
  await database.query(`CREATE SCHEMA ${schema}`);
  await database.close();
  const apart = new URL(url);
  apart.searchParams.set('options', `-c search_path=${schema}`);
  return apart.href;
}
