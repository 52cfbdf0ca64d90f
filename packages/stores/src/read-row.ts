import { AssayError, describeIssues } from '@assay/core';
import { z } from 'zod';

/** Parses what a row holds; a row that does not hold what was written names itself. */
export function readRow<Value>(body: unknown, schema: z.ZodType<Value>, what: string): Value {
  const parsed = z.string().transform(parseJson).pipe(schema).safeParse(body);
  if (parsed.success) return parsed.data;
  throw new AssayError(
    'data-folder-unusable',
    `The ${what} in the store is damaged: ${describeIssues(parsed.error)}. Restore the store from a backup.`,
  );
}

// --- Internal ---

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'it is not JSON' });
    return z.NEVER;
  }
}
