import { AssayError, messageOf } from './assay-error.ts';

/** What a disk or database says no with, as a fault with a name, words and what to do; undefined where it is something else. */
export function storageFault(error: unknown): AssayError | undefined {
  if (!(error instanceof Error)) return undefined;
  const found = faults.find(({ isIt }) => isIt(codesOf(error)));
  return found === undefined
    ? undefined
    : new AssayError(found.code, `${found.what} (${messageOf(error)}). ${found.toDo}`, { cause: error });
}

// --- Internal ---

interface Codes {
  /** SQLite's primary result code. */
  readonly database: number | undefined;
  /** As the operating system says it. */
  readonly file: string | undefined;
}

function codesOf(error: Error): Codes {
  const { errcode, code } = error as Error & { readonly errcode?: unknown; readonly code?: unknown };
  // An extended result code holds the primary one in its lowest byte.
  return { database: typeof errcode === 'number' ? errcode & 0xff : undefined, file: typeof code === 'string' ? code : undefined };
}

const sqlite = { busy: 5, locked: 6, readOnly: 8, readFault: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

const faults: readonly {
  readonly code: 'disk-full' | 'store-locked' | 'store-read-only' | 'data-folder-unusable';
  isIt(codes: Codes): boolean;
  readonly what: string;
  readonly toDo: string;
}[] = [
  {
    code: 'disk-full',
    isIt: ({ database, file }) => database === sqlite.full || file === 'ENOSPC' || file === 'EDQUOT',
    what: 'There is no space left for the data folder, so nothing was kept',
    toDo: 'Make space, then try again: the service need not be started again.',
  },
  {
    code: 'store-locked',
    isIt: ({ database }) => database === sqlite.busy || database === sqlite.locked,
    what: 'Another process holds the database of the data folder, so nothing was kept',
    toDo: 'Try again in a moment; if it goes on, look for a command that has been running for long.',
  },
  {
    code: 'store-read-only',
    isIt: ({ database, file }) => database === sqlite.readOnly || file === 'EROFS',
    what: 'The data folder cannot be written, so nothing was kept',
    toDo: 'Make it writable, then try again: the service need not be started again.',
  },
  {
    code: 'data-folder-unusable',
    isIt: ({ database }) =>
      database !== undefined && [sqlite.readFault, sqlite.corrupt, sqlite.cannotOpen, sqlite.notADatabase].some((one) => one === database),
    what: 'The database of the data folder cannot be used',
    toDo: 'Look at the disk; if that is sound, restore assay.sqlite from a backup.',
  },
];
