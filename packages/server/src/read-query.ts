import { AssayError, describeIssues } from '@assay/core';
import type { Context } from 'hono';
import { z } from 'zod';

/** A whole number as a query holds it, within bounds. */
export function wholeNumber(least: number, most: number) {
  const words = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,12}$/, words)
    .transform(Number)
    .pipe(z.int(words).min(least, words).max(most, words));
}

/** The query of a request by the schema that the OpenAPI document shows; what does not fit is named. */
export function readQuery<Query extends z.ZodObject>(context: Context, schema: Query): z.output<Query> {
  return parseQuery(context.req.query(), schema);
}

/** The same for values that came otherwise. */
export function parseQuery<Query extends z.ZodObject>(values: Readonly<Record<string, string>>, schema: Query): z.output<Query> {
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new AssayError('bad-usage', `The query is not valid: ${describeIssues(parsed.error)}.`);
  return parsed.data;
}
