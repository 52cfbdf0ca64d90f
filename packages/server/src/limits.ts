import { AssayError } from '@assay/core';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problem } from './problem.ts';
import { respondWithProblem } from './respond-with-problem.ts';

const megabyte = 1_000_000;

/** What the server takes on at once and at most. */
export const limits = {
  jsonBytes: 2.5 * megabyte,
  uploadBytes: 20 * megabyte,
  bulkBytes: 100 * megabyte,
  bulkFiles: 500,
  concurrentExports: 2,
  usageDays: 92,
  feedbackTexts: 200,
  retryAfterSeconds: 5,
} as const;

/** Refuses a JSON body over its limit, declared or not. */
export const jsonLimit: MiddlewareHandler = limitOf(
  limits.jsonBytes,
  'The request is larger than 2.5 MB. Send a shorter text, or a part of it.',
);

/** Refuses an upload over its limit, declared or not. */
export const uploadLimit: MiddlewareHandler = limitOf(
  // A little room for the multipart frame around a file of exactly the limit.
  limits.uploadBytes + 10_000,
  'The file is larger than 20 MB. Split it, or save it again without pictures.',
);

/** Refuses an upload of many files over its limit, declared or not. */
export const bulkLimit: MiddlewareHandler = limitOf(
  limits.bulkBytes + limits.bulkFiles * 1_000,
  'The files are larger than 100 MB together. Send them in parts.',
);

/** A JSON body, or an error that says what is wrong with it. */
export async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/(?:[\w.-]{1,60}\+)?json\b/i.test(type))
    throw new AssayError('unsupported-type', 'The body must be JSON: send it with the header "Content-Type: application/json".');
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AssayError('bad-usage', 'The body is not valid JSON. Check brackets, quotes and commas.', { cause });
  }
}

// --- Internal ---

function limitOf(maxSize: number, message: string): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: (context) => respondWithProblem(context, problem('too-large', message)) });
}
