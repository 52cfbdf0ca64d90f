import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, localCaller, messageOf } from '@assay/core';
import type { Command, CommandContext } from '../command.ts';
import type { Deployment } from '../deployment.ts';
import { onlyPositional, readArguments } from '../read-arguments.ts';
import { plain } from '../terminal.ts';

const usage = 'assay ingest DIR_OR_FILE [--json]';

const deepest = 12;
const mostFiles = 100_000;
/** Larger files are refused by their size, before they are read. */
const largestFile = 20 * 1024 * 1024;

/** Takes documents in. */
export const ingestCommand: Command = {
  usage,
  summary: 'take documents in: HTML, text, e-mail, or a .jsonl of approved lines',
  async run(context) {
    const { values, positionals } = readArguments(context.arguments, { json: { type: 'boolean' } }, usage);
    const place = onlyPositional(positionals, 'a folder or a file', usage);
    const files = await listFiles(place);
    if (files.length === 0) throw new AssayError('not-found', `${place} holds no files.`);
    const outcome = await ingestFiles(await context.open(), files, context.terminal);
    if (values.json === true) context.terminal.out(JSON.stringify({ status: 'done', ...outcome }));
    else {
      for (const { file, message } of outcome.refused) context.terminal.notify(plain(`refused ${file}: ${message}`));
      context.terminal.out(`${outcome.ingested} documents from ${files.length} files; ${outcome.refused.length} files refused.`);
    }
    return outcome.ingested === 0 ? 1 : 0;
  },
};

/** What became of many files. */
export interface IngestSummary {
  readonly ingested: number;
  readonly refused: readonly { readonly file: string; readonly code: string; readonly message: string }[];
}

/** Takes files in one by one; one that is refused does not stop the others. */
export async function ingestFiles(
  deployment: Deployment,
  files: readonly string[],
  terminal: CommandContext['terminal'],
): Promise<IngestSummary> {
  let ingested = 0;
  const refused: IngestSummary['refused'][number][] = [];
  for (const [index, file] of files.entries()) {
    const outcome = await ingestFile(deployment, file);
    if (outcome.status === 'ingested') ingested += outcome.ids.length;
    else refused.push({ file, code: outcome.code, message: outcome.message });
    terminal.progress('Reading documents', index + 1, files.length);
  }
  return { ingested, refused };
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

async function ingestFile(deployment: Deployment, file: string) {
  try {
    const { size } = await stat(file);
    if (size > largestFile) {
      const message = `it has ${Math.ceil(size / 1024 / 1024)} MB; at most ${largestFile / 1024 / 1024} MB are read. Split the file.`;
      return { status: 'refused', code: 'too-large', message } as const;
    }
    return await deployment.ingest({ name: file, bytes: await readFile(file) }, localCaller);
  } catch (error) {
    if (error instanceof AssayError) throw error;
    return { status: 'refused', code: 'document-unreadable', message: messageOf(error) } as const;
  }
}
