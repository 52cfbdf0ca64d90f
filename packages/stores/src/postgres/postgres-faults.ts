import { AssayError, messageOf, type StoreFaultCode } from '@assay/core';

/** What PostgreSQL, or the way to it, says no with: a fault with a name, words and what to do; undefined where it is something else. */
export function postgresFault(error: unknown): AssayError | undefined {
  if (!(error instanceof Error) || error instanceof AssayError) return undefined;
  const found = faults.find(({ codes, words }) => codes.test(codeOf(error)) || words?.test(error.message));
  return found === undefined
    ? undefined
    : new AssayError(found.code, `${found.what} (${messageOf(error) || codeOf(error)}). ${found.toDo}`, { cause: error });
}

/** Whether a fault is that of a way that is cut: what was asked may be asked again where it has done nothing. */
export function isCut(error: unknown): boolean {
  return postgresFault(error)?.code === 'store-unreachable';
}

// --- Internal ---

interface Fault {
  readonly code: StoreFaultCode;
  /** SQLSTATE (PostgreSQL's appendix A), or as the operating system says it. */
  readonly codes: RegExp;
  /** What the driver says by words alone. */
  readonly words?: RegExp;
  readonly what: string;
  readonly toDo: string;
}

function codeOf(error: Error): string {
  // All addresses of a name were tried: the first one says why.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code } = first as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

const faults: readonly Fault[] = [
  {
    code: 'disk-full',
    codes: /^(?:53100|ENOSPC)$/,
    what: 'The database server has no space left, so nothing was kept',
    toDo: 'Make space there, then try again: the service need not be started again.',
  },
  {
    code: 'store-busy',
    codes: /^(?:53300|53400|53200)$/,
    words: /^timeout exceeded when trying to connect|^sorry, too many clients/,
    what: 'Every connection to the database is taken, so nothing was done',
    toDo: 'Try again in a moment; if it goes on, raise ASSAY_DATABASE_CONNECTIONS or the server’s max_connections.',
  },
  {
    code: 'store-locked',
    codes: /^(?:55P03|40P01|40001)$/,
    what: 'Another connection holds what is needed in the database, so nothing was kept',
    toDo: 'Try again in a moment; if it goes on, look in pg_stat_activity for a transaction that has been open for long.',
  },
  {
    code: 'store-slow',
    codes: /^57014$/,
    words: /^Query read timeout/,
    what: 'The database did not answer in time, so nothing was kept',
    toDo: 'Try again; if it goes on, look at the load of the database server.',
  },
  {
    code: 'store-read-only',
    codes: /^25006$/,
    what: 'The database takes no writes, so nothing was kept',
    toDo: 'Let DATABASE_URL name the primary server, not a standby; the service need not be started again.',
  },
  {
    code: 'store-unreachable',
    codes:
      /^(?:08...|57P01|57P02|57P03|57P05|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|25P03)$/,
    words: /^Connection terminated|^Client has encountered a connection error|^Client was closed|not queryable/,
    what: 'The database cannot be reached, or the connection to it was cut',
    toDo: 'See that the database server runs and that DATABASE_URL names it: the service finds it again by itself.',
  },
  {
    code: 'data-folder-unusable',
    codes: /^(?:58...|XX00.|28...|3D000|42501|3F000)$/,
    what: 'The database cannot be used',
    toDo: 'Look at the database server and at what DATABASE_URL names: user, password and database.',
  },
];
