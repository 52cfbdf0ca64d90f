import type { VectorSupport } from '../spaces.ts';
import type { SqlDatabase } from './sql-database.ts';

/** With this version a search that filters goes on until it has found enough. */
const least = [0, 8];

/** Finds pgvector in a database, and installs it there where the server has it and this user may. */
export async function vectorSupport({ query }: Pick<SqlDatabase, 'query'>): Promise<VectorSupport> {
  const found = await findExtension(query);
  if (found.installed !== undefined) return judged(found.installed, found.schema ?? '');
  if (found.available === undefined)
    return without(
      'missing',
      'The database server has no pgvector',
      `To have it, install pgvector ${least.join('.')} or newer on the server`,
    );
  try {
    await query('CREATE EXTENSION IF NOT EXISTS vector');
  } catch {
    // Another node may have been first; whoever may not finds nothing again.
  }
  const { installed, schema = '' } = await findExtension(query);
  if (installed !== undefined) return judged(installed, schema);
  return without(
    'not-allowed',
    'The database server has pgvector, but this database has not, and its user may not install it',
    'To have it, let an administrator do "CREATE EXTENSION vector" in this database',
  );
}

// --- Internal ---

async function findExtension(query: SqlDatabase['query']) {
  const { rows } = await query(
    `SELECT extversion AS installed, nspname AS schema, default_version AS available FROM pg_available_extensions
     LEFT JOIN pg_extension ON extname = name LEFT JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE name = 'vector'`,
  );
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { installed: text(rows[0]?.installed), schema: text(rows[0]?.schema), available: text(rows[0]?.available) };
}

function judged(version: string, schema: string): VectorSupport {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return { status: 'ready', schema };
  return without(
    'too-old',
    `The database has pgvector ${version}, and ${least.join('.')} or newer is needed`,
    'To have it, install that on the server and do "ALTER EXTENSION vector UPDATE" in this database',
  );
}

function without(status: 'missing' | 'too-old' | 'not-allowed', why: string, toDo: string): VectorSupport {
  return {
    status,
    message: `${why}. Everything works without it: each node compares the vectors of pages in the program, one by one up to about 30,000 pages, and from there by a graph of its own where hnswlib-node is built. ${toDo}, and start the nodes again.`,
  };
}
