import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, localCaller, messageOf } from '@assay/core';
import type { Command, CommandContext } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import type { IncomingFile, IngestOutcome } from '../ingest.ts';
import { type IngestedFiles, ingestedFiles } from '../ingested-files.ts';
import { readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay ingest PATH... [--audience GROUP ...] [--again] [--json]';

const deepest = 12;
const mostFiles = 100_000;
/** Larger files are refused by their size, before they are read. */
const largestFile = 20 * 1024 * 1024;

/** Takes documents in. */
export const ingestCommand: Command = {
  usage,
  summary: 'take documents in, files or folders; what has not changed is left alone, unless --again',
  async run(context) {
    const options = { json: { type: 'boolean' }, again: { type: 'boolean' }, audience: { type: 'string', multiple: true } } as const;
    const { values, positionals } = readArguments(context.arguments, options, usage);
    if (positionals.length === 0) throw new AssayError('bad-usage', `Give a folder or a file.\nUsage: ${usage}`);
    const files = new Set<string>();
    for (const place of positionals) for (const file of await listFiles(place)) files.add(file);
    if (files.size === 0) throw new AssayError('not-found', `${positionals.join(', ')}: there are no files.`);
    const deployment = await context.open();
    const { audience } = values;
    // For another audience what is kept is taken in again.
    const isAgain = values.again === true || audience !== undefined;
    const given = { terminal: context.terminal, isAgain, ...(audience === undefined ? {} : { audience }) };
    const outcome = await ingestFiles(deployment, [...files], given);
    // Everything is kept and is found; this only makes the next start quick.
    await deployment.index
      .settle((done, total) => context.terminal.progress('Indexing documents', done, total))
      .catch((error: unknown) => context.terminal.notify(messageOf(error)));
    const ocr = deployment.ocr?.[0];
    if (values.json === true) context.terminal.out(JSON.stringify({ status: 'done', ...outcome, ocr: ocr ?? null }));
    else {
      for (const [notice, count] of countNotices(outcome.noticed))
        context.terminal.notify(plain(`${count} ${count === 1 ? 'file' : 'files'}: ${notice}`));
      for (const { file, message } of outcome.refused) context.terminal.notify(plain(`refused ${file}: ${message}`));
      context.terminal.out(
        `${outcome.ingested} documents taken in from ${files.size} files; ${outcome.unchanged} files unchanged, ${outcome.removed} documents removed, ${outcome.refused.length} files refused.`,
      );
      context.terminal.out(
        ocr === undefined
          ? 'Scanned PDFs are refused; ASSAY_OCR_COMMAND names a program that reads them.'
          : plain(`Scanned PDFs are read by ${ocr} (ASSAY_OCR_COMMAND).`),
      );
    }
    return outcome.ingested + outcome.unchanged === 0 ? 1 : 0;
  },
};

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

/**
 * Takes files in one by one; one that is refused does not stop the others, and after a stop the next call goes on:
 * a file counts as taken in only when all of its documents are kept.
 */
export async function ingestFiles(
  deployment: Deployment,
  files: readonly string[],
  {
    terminal,
    isAgain = false,
    audience,
  }: { readonly terminal: CommandContext['terminal']; readonly isAgain?: boolean; readonly audience?: readonly string[] },
): Promise<IngestSummary> {
  const before = await ingestedFiles(deployment.store);
  const counts = { ingested: 0, unchanged: 0, removed: 0 };
  const refused: IngestSummary['refused'][number][] = [];
  const noticed: IngestSummary['noticed'][number][] = [];
  for (const [index, name] of files.entries()) {
    const read = await readIncoming(name);
    const outcome =
      read.status === 'refused'
        ? read
        : await ingestUnlessKept(
            deployment,
            { ...read.file, ...(audience === undefined ? {} : { audience }) },
            isAgain ? undefined : before,
          );
    if (outcome.status === 'unchanged') counts.unchanged += 1;
    else if (outcome.status === 'refused') refused.push({ file: name, code: outcome.code, message: outcome.message });
    else {
      counts.ingested += outcome.ids.length;
      if (outcome.notices.length > 0) noticed.push({ file: name, notices: outcome.notices });
      for (const id of before.documentsOf({ name }))
        if (!outcome.ids.includes(id) && (await deployment.removeDocument(id, localCaller))) counts.removed += 1;
    }
    terminal.progress('Reading documents', index + 1, files.length);
  }
  return { ...counts, refused, noticed };
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

/** Each notice once, with the number of its files: the same words a hundred times are read by nobody. */
function countNotices(noticed: IngestSummary['noticed']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const notice of noticed.flatMap(({ notices }) => notices)) counts.set(notice, (counts.get(notice) ?? 0) + 1);
  return counts;
}

type Incoming =
  | { readonly status: 'read'; readonly file: IncomingFile }
  | { readonly status: 'refused'; readonly code: string; readonly message: string };

async function readIncoming(name: string): Promise<Incoming> {
  try {
    const { size } = await stat(name);
    if (size <= largestFile) return { status: 'read', file: { name, bytes: await readFile(name) } };
    const message = `it has ${Math.ceil(size / 1024 / 1024)} MB; at most ${largestFile / 1024 / 1024} MB are read. Split the file.`;
    return { status: 'refused', code: 'too-large', message };
  } catch (error) {
    return { status: 'refused', code: 'document-unreadable', message: messageOf(error) };
  }
}

async function ingestUnlessKept(
  deployment: Deployment,
  file: IncomingFile,
  before: IngestedFiles | undefined,
): Promise<IngestOutcome | { readonly status: 'unchanged' }> {
  if (before?.isKept(file) === true) return { status: 'unchanged' };
  try {
    return await deployment.ingest(file, localCaller);
  } catch (error) {
    if (error instanceof AssayError) throw error;
    return { status: 'refused', code: 'document-unreadable', message: messageOf(error) };
  }
}
