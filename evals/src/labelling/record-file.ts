import { closeSync, existsSync, fchmodSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { AssayError, messageOf } from '@assay/core';

/** A value of a JSONL file and the line it stands on. */
export interface RecordLine {
  readonly value: unknown;
  readonly number: number;
}

/** What a JSONL file holds; `torn` is a last line that a crash cut off. */
export interface RecordLines {
  readonly lines: readonly RecordLine[];
  readonly torn?: { readonly number: number; readonly from: number };
}

/** Appends to a JSONL file; each record has reached the disk when `append` returns. */
export interface RecordFile {
  append(value: unknown): void;
  close(): void;
}

const megabyte = 1_000_000;

/** How large a file and a line of it may be. */
export const recordLimits = { fileBytes: 256 * megabyte, lineBytes: megabyte } as const;

/** Reads a JSONL file of any age: a last line without its end is taken if it is whole, else given as torn. */
export function readRecordLines(path: string): RecordLines {
  const bytes = readBytes(path);
  const lines: RecordLine[] = [];
  let from = 0;
  for (let number = 1; from < bytes.length; number += 1) {
    const found = bytes.indexOf(lineBreak, from);
    const end = found < 0 ? bytes.length : found;
    const place = `${path}, line ${number}`;
    if (end - from > recordLimits.lineBytes)
      throw new AssayError('dataset-invalid', `${place} is longer than ${recordLimits.lineBytes} bytes. Shorten or split the record.`);
    const parsed = parseLine(bytes.subarray(from, end));
    if (parsed.status === 'value') lines.push({ value: parsed.value, number });
    else if (parsed.status === 'broken' && found < 0) return { lines, torn: { number, from } };
    else if (parsed.status === 'broken')
      throw new AssayError('dataset-invalid', `${place} cannot be read: ${parsed.reason}. Correct the line.`);
    from = end + 1;
  }
  return { lines };
}

/** Opens a JSONL file for its owner alone, to append to; what a crash left of a last line is cut off first. */
export function openRecordFile(path: string): RecordFile {
  const torn = existsSync(path) ? readRecordLines(path).torn : undefined;
  const file = attempt(path, () => {
    const opened = openSync(path, 'a+', 0o600);
    fchmodSync(opened, 0o600);
    if (torn !== undefined) ftruncateSync(opened, torn.from);
    if (!endsWithBreak(path)) writeSync(opened, '\n');
    return opened;
  });
  let isOpen = true;
  return {
    append(value) {
      const line = `${JSON.stringify(value)}\n`;
      if (Buffer.byteLength(line) > recordLimits.lineBytes)
        throw new AssayError('bad-usage', `A label may take ${recordLimits.lineBytes} bytes in ${path} and no more. Mark or write less.`);
      attempt(path, () => {
        // Its number may be another file's by now.
        if (!isOpen) throw new Error('it was closed');
        writeSync(file, line);
        fsyncSync(file);
      });
    },
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

// --- Internal ---

const lineBreak = 0x0a;

type ParsedLine =
  | { readonly status: 'value'; readonly value: unknown }
  | { readonly status: 'blank' }
  | { readonly status: 'broken'; readonly reason: string };

function parseLine(bytes: Uint8Array): ParsedLine {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? { status: 'blank' } : { status: 'value', value: JSON.parse(text) };
  } catch (error) {
    return { status: 'broken', reason: messageOf(error) };
  }
}

function readBytes(path: string): Buffer {
  try {
    if (statSync(path).size <= recordLimits.fileBytes) return readFileSync(path);
  } catch (error) {
    throw new AssayError('dataset-invalid', `${path} cannot be read: ${messageOf(error)}. Restore the file, or check who may read it.`, {
      cause: error,
    });
  }
  throw new AssayError('dataset-invalid', `${path} is larger than ${recordLimits.fileBytes / megabyte} MB. Split the dataset.`);
}

function endsWithBreak(path: string): boolean {
  const bytes = readFileSync(path);
  return bytes.length === 0 || bytes.at(-1) === lineBreak;
}

function attempt<Result>(path: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw new AssayError('dataset-invalid', `${path} cannot be written: ${messageOf(error)}. Check who may write there, and the disk.`, {
      cause: error,
    });
  }
}
