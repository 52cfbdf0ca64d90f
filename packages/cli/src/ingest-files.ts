import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, type Caller, messageOf, sha256 } from '@assay/core';
import type { Deployment } from './deployment.ts';
import { type IncomingFile, type IngestOutcome, mayReplace } from './ingest.ts';
import { type IngestedFiles, ingestedFiles } from './ingested-files.ts';

/** What became of many files. */
export interface IngestSummary {
  readonly ingested: number;
  /** Files that were taken in before with the same bytes. */
  readonly unchanged: number;
  /** Documents of changed files that are no longer in them. */
  readonly removed: number;
  readonly refused: readonly { readonly file: string; readonly code: string; readonly message: string }[];
  /** Files that were taken in with something to know about them. */
  readonly noticed: readonly { readonly file: string; readonly notices: readonly string[] }[];
}

/** A file on the disk, and the name that it is taken in by where that is another one. */
export interface FileOnDisk {
  readonly path: string;
  readonly name?: string;
}

/** A file of an upload, wherever that waits. */
interface SentFile {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

interface IngestRequest {
  readonly caller: Caller;
  /** What was taken in before, where somebody has looked already. */
  readonly before?: IngestedFiles;
  /** Files that are kept with the same bytes are taken in again. */
  readonly isAgain?: boolean;
  readonly audience?: readonly string[] | undefined;
  readonly signal?: AbortSignal;
}

/**
 * Takes files in one by one and tells after each how many are done; one that is refused does not stop the others, and after a stop the
 * next call goes on: a file counts as taken in only when all of its documents are kept.
 */
export async function* ingestFiles(
  deployment: Pick<Deployment, 'store' | 'ingest' | 'removeDocument'>,
  files: readonly (FileOnDisk | SentFile)[],
  { caller, before: known, isAgain = false, audience, signal }: IngestRequest,
): AsyncGenerator<number, IngestSummary> {
  const before = known ?? (await ingestedFiles(deployment.store));
  const counts = { ingested: 0, unchanged: 0, removed: 0 };
  const refused: IngestSummary['refused'][number][] = [];
  const noticed: IngestSummary['noticed'][number][] = [];
  const takeIn = async (file: IncomingFile): Promise<IngestOutcome | { readonly status: 'unchanged' }> => {
    if (!isAgain && before.known(file).bytes === sha256(file.bytes)) return { status: 'unchanged' };
    try {
      return await deployment.ingest(file, caller);
    } catch (error) {
      if (error instanceof AssayError) throw error;
      return { status: 'refused', code: 'document-unreadable', message: messageOf(error) };
    }
  };
  for (const [index, file] of files.entries()) {
    if (signal?.aborted) break;
    const name = 'read' in file ? file.name : (file.name ?? file.path);
    const read = await readIncoming(file, name);
    const outcome = read.status === 'refused' ? read : await takeIn({ ...read.file, ...(audience === undefined ? {} : { audience }) });
    if (outcome.status === 'unchanged') counts.unchanged += 1;
    else if (outcome.status === 'refused') refused.push({ file: name, code: outcome.code, message: outcome.message });
    else {
      counts.ingested += outcome.ids.length;
      if (outcome.notices.length > 0) noticed.push({ file: name, notices: outcome.notices });
      counts.removed += await removeOthers(deployment, { before, name, kept: outcome.ids, caller });
    }
    yield index + 1;
  }
  return { ...counts, refused, noticed };
}

/** The end of work that tells how far it is. */
export async function withProgress<Step, End>(work: AsyncGenerator<Step, End>, onStep: (step: Step) => void): Promise<End> {
  for (let step = await work.next(); ; step = await work.next()) {
    if (step.done === true) return step.value;
    onStep(step.value);
  }
}

/** Every regular file of a folder, in a fixed order; hidden ones are left alone, and no link leads out of the folder. */
export async function listFiles(place: string): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting = [{ path: place, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next;
    const about = await (path === place ? stat(path) : lstat(path)).catch((error: unknown) => {
      throw new AssayError('not-found', `${path} cannot be read: ${messageOf(error)}. Check the name.`, { cause: error });
    });
    if (about.isFile()) files.push(path);
    else if (about.isDirectory() && depth < deepest) {
      const names = (await readdir(path)).filter((name) => !name.startsWith('.'));
      waiting.push(...names.map((name) => ({ path: join(path, name), depth: depth + 1 })));
    }
    if (files.length > mostFiles) throw new AssayError('too-large', `${place} holds more than ${mostFiles} files. Ingest it in parts.`);
  }
  return files.sort();
}

// --- Internal ---

const deepest = 12;
const mostFiles = 100_000;
/** Larger files are refused by their size, before they are read. */
const largestFile = 20 * 1024 * 1024;

interface Others {
  readonly before: IngestedFiles;
  readonly name: string;
  readonly kept: readonly string[];
  readonly caller: Caller;
}

/** Removes what a file held before and no longer does, where the caller may. */
async function removeOthers(
  deployment: Pick<Deployment, 'store' | 'removeDocument'>,
  { before, name, kept, caller }: Others,
): Promise<number> {
  let removed = 0;
  for (const id of before.known({ name }).documents) {
    if (kept.includes(id) || !mayReplace(caller, (await deployment.store.documents.get(id))?.audience)) continue;
    if (await deployment.removeDocument(id, caller)) removed += 1;
  }
  return removed;
}

type Incoming =
  | { readonly status: 'read'; readonly file: IncomingFile }
  | { readonly status: 'refused'; readonly code: string; readonly message: string };

async function readIncoming(file: FileOnDisk | SentFile, name: string): Promise<Incoming> {
  try {
    if ('read' in file) return { status: 'read', file: { name, bytes: await file.read() } };
    const { path } = file;
    const { size } = await stat(path);
    if (size <= largestFile) return { status: 'read', file: { name, bytes: await readFile(path) } };
    const message = `it has ${Math.ceil(size / 1024 / 1024)} MB; at most ${largestFile / 1024 / 1024} MB are read. Split the file.`;
    return { status: 'refused', code: 'too-large', message };
  } catch (error) {
    // A database that is away says nothing of the file.
    if (error instanceof AssayError && error.code !== 'not-found') throw error;
    return { status: 'refused', code: 'document-unreadable', message: messageOf(error) };
  }
}
