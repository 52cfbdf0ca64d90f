import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { AssayError, messageOf } from './assay-error.ts';

/**
 * A JSON data file of a tool. Its bytes are read at once, so that what runs is what the parts list names;
 * it is parsed at first use, so that a bad file turns off its own tool only.
 */
export function dataFile<Data>(url: URL, schema: z.ZodType<Data>): () => Data {
  const path = fileURLToPath(url);
  const bytes = readBytes(path);
  let data: Data | undefined;
  return () => {
    data ??= parseJsonFile(path, bytes, { schema, code: 'data-file-invalid' });
    return data;
  };
}

/** Reads and parses a JSON file, or throws `code` saying which file, where and what is wrong. */
export function readJsonFile<Data>(path: string, schema: z.ZodType<Data>, code: FileCode): Data {
  return parseJsonFile(path, readBytes(path), { schema, code });
}

/** zod's issues in one line of words: which field, what is wrong. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length > 0 ? issue.path.join('.') : 'the whole value'}: ${issue.message}`)
    .join('; ');
}

/** A file's text, or why it cannot be read. */
export type FileBytes = { readonly status: 'read'; readonly text: string } | { readonly status: 'unreadable'; readonly error: unknown };

/** Reads a file now; what is wrong with it is told when it is used. */
export function readBytes(path: string): FileBytes {
  try {
    return { status: 'read', text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { status: 'unreadable', error };
  }
}

// --- Internal ---

type FileCode = 'bad-usage' | 'data-file-invalid' | 'policy-invalid' | 'dataset-invalid';

function parseJsonFile<Data>(path: string, bytes: FileBytes, { schema, code }: { schema: z.ZodType<Data>; code: FileCode }): Data {
  if (bytes.status === 'unreadable')
    throw new AssayError(code, `${path} cannot be read: ${messageOf(bytes.error)}. Restore the file.`, { cause: bytes.error });
  let value: unknown;
  try {
    value = JSON.parse(bytes.text);
  } catch (error) {
    throw new AssayError(code, `${path} cannot be read as JSON: ${messageOf(error)}. Restore the file.`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AssayError(code, `${path} is not a valid ${basename(path)}: ${describeIssues(parsed.error)}. Correct or restore the file.`);
}
