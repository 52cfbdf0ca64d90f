import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { AssayError, messageOf } from './assay-error.ts';

/** A JSON data file of a tool, read and parsed at first use and kept; a bad file names itself and the place. */
export function dataFile<Data>(url: URL, schema: z.ZodType<Data>): () => Data {
  let data: Data | undefined;
  return () => {
    data ??= readJsonFile(fileURLToPath(url), schema, 'data-file-invalid');
    return data;
  };
}

/** Reads and parses a JSON file, or throws `code` saying which file, where and what is wrong. */
export function readJsonFile<Data>(
  path: string,
  schema: z.ZodType<Data>,
  code: 'data-file-invalid' | 'policy-invalid' | 'dataset-invalid',
): Data {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new AssayError(code, `${path} cannot be read as JSON: ${messageOf(error)}. Restore the file.`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AssayError(code, `${path} is not a valid ${basename(path)}: ${describeIssues(parsed.error)}. Correct or restore the file.`);
}

/** zod's issues in one line of words: which field, what is wrong. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.length > 0 ? issue.path.join('.') : 'the whole value'}: ${issue.message}`)
    .join('; ');
}
