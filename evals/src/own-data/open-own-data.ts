import { createHash, type Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AssayError, describeIssues, messageOf } from '@assay/core';
import type { z } from 'zod';
import { type Line, readLines } from './read-lines.ts';

/** A person's own data under measurement: each file is read once, line by line, and counts in the digest. */
export interface OwnData {
  /** The lines of a file that are not blank; `dataset-invalid` where there is none. */
  lines(file: string): AsyncGenerator<Line>;
  /** The records of a JSONL file, each with an id of its own. */
  records<Item>(file: string, schema: z.ZodType<Item>, idOf: (record: Item) => string): AsyncGenerator<Item>;
  /** An error about a file of the data, in the same words everywhere. */
  refuse(file: string, line: number | undefined, problem: string): AssayError;
  /** Tells the person who waits how far a step has come. */
  tell(step: string, done: number, total: number): void;
  /** SHA-256 over the bytes of the files read, in the order they were read. */
  digest(): string;
}

/** Opens a folder of a person's own data. */
export function openOwnData(folder: string, tell: OwnData['tell'] = () => {}): OwnData {
  const hash = createHash('sha256');

  const refuse = (file: string, line: number | undefined, problem: string) =>
    new AssayError('dataset-invalid', `${join(folder, file)}${line === undefined ? '' : `, line ${line}`}: ${problem}`);

  async function* lines(file: string): AsyncGenerator<Line> {
    const size = await sizeOf(folder, file, refuse);
    let isEmpty = true;
    for await (const line of readable(folder, file, { hash, refuse })) {
      tell(`Reading ${file}`, line.end, size);
      if (line.text.trim() === '') continue;
      isEmpty = false;
      yield line;
    }
    if (isEmpty) throw refuse(file, undefined, 'the file is empty, so there is nothing to measure with.');
  }

  return {
    lines,
    async *records(file, schema, idOf) {
      const seen = new Map<string, number>();
      for await (const { number, text } of lines(file)) {
        const parsed = schema.safeParse(parseLine(text, (problem) => refuse(file, number, problem)));
        if (!parsed.success) throw refuse(file, number, `${describeIssues(parsed.error)}. Correct the record.`);
        const id = idOf(parsed.data);
        const before = seen.get(id);
        if (before !== undefined) throw refuse(file, number, `the id "${id}" stands in line ${before} too. Give each record its own.`);
        seen.set(id, number);
        yield parsed.data;
      }
    },
    refuse,
    tell,
    digest: () => hash.copy().digest('hex'),
  };
}

// --- Internal ---

const largestFile = 2 * 1024 ** 3;

async function sizeOf(folder: string, file: string, refuse: OwnData['refuse']): Promise<number> {
  try {
    const entry = await stat(join(folder, file));
    if (!entry.isFile()) throw refuse(file, undefined, 'this is not a file.');
    if (entry.size > largestFile) throw refuse(file, undefined, 'the file is larger than 2 GB. Measure with a part of it.');
    return entry.size;
  } catch (error) {
    if (error instanceof AssayError) throw error;
    throw refuse(file, undefined, `the file cannot be read: ${messageOf(error)}. Check the name of the folder and of the file.`);
  }
}

async function* readable(
  folder: string,
  file: string,
  { hash, refuse }: { readonly hash: Hash; readonly refuse: OwnData['refuse'] },
): AsyncGenerator<Line> {
  try {
    yield* readLines(join(folder, file), {
      onBytes: (bytes) => hash.update(bytes),
      refuse: (line, problem) => refuse(file, line, problem),
    });
  } catch (error) {
    throw error instanceof AssayError ? error : refuse(file, undefined, `the file cannot be read: ${messageOf(error)}.`);
  }
}

function parseLine(text: string, refuse: (problem: string) => AssayError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse(`this is not JSON: ${messageOf(error)}. Correct the line.`);
  }
}
